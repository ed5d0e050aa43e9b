namespace EcsImageAuditor.Tests.Shared.Components;

/// <summary>Says where each component is, or why it is not here.</summary>
public static class ComponentCatalog
{
    /// <summary>The folder that holds EcsImageAuditor.sln, found upwards from the test assembly.</summary>
    public static string RepositoryRoot { get; } = FindRepositoryRoot();

    /// <summary>True in continuous integration: a missing component is a failure there, not a reason to skip.</summary>
    public static bool MustBeComplete => Environment.GetEnvironmentVariable("CI") == "true";

    private static string Folder => Path.Combine(RepositoryRoot, "artifacts", "components");

    /// <summary>The full path of the component's executable.</summary>
    /// <exception cref="InvalidOperationException">The component is missing; the message says why and what to do.</exception>
    public static string PathOf(Component component) =>
        MissingReason(component) is { } reason ? throw new InvalidOperationException(reason) : ExecutablePath(component, Folder);

    /// <summary>Why the component cannot be used, or null when it can.</summary>
    public static string? MissingReason(Component component) => MissingReason(component, Folder);

    /// <summary>Why the component cannot be used from that folder, or null when it can.</summary>
    internal static string? MissingReason(Component component, string folder)
    {
        if (component == Component.Buildah && !Environment.IsPrivilegedProcess)
            return "Needs to run as root, to build an image in a chroot.";
        if (Path.Exists(ExecutablePath(component, folder)))
            return null;
        var name = NameOf(component);
        var told = Path.Combine(folder, name + ".missing");
        var why = File.Exists(told) ? File.ReadAllText(told).Trim() : "it has not been brought yet";
        return $"Needs {name}, which is not in {folder}: {why}. Run scripts/components.sh {name}.";
    }

    private static string ExecutablePath(Component component, string folder) =>
        Path.Combine(folder, "bin", component switch
        {
            Component.Moto => "moto_server",
            Component.Qemu => "qemu-aarch64-static",
            _ => NameOf(component),
        });

    /// <summary>The name by which scripts/components.sh knows the component.</summary>
    private static string NameOf(Component component) => component switch
    {
        Component.Notation => "notation",
        Component.Oras => "oras",
        Component.DockerRegistry => "docker-registry",
        Component.Skopeo => "skopeo",
        Component.Moto => "moto",
        Component.Cc => "cc",
        Component.Cdk => "cdk",
        Component.CycloneDx => "cyclonedx",
        Component.AwsRules => "aws-rules",
        Component.AwsModels => "aws-models",
        Component.Buildah => "buildah",
        Component.ImageTools => "image-tools",
        Component.ImageSdk => "image-sdk",
        Component.ImageRuntime => "image-runtime",
        Component.ImageRuntimeArm64 => "image-runtime-arm64",
        Component.Qemu => "qemu",
        _ => throw new ArgumentOutOfRangeException(nameof(component), component, "No such component."),
    };

    private static string FindRepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EcsImageAuditor.sln")))
            folder = folder.Parent;
        return folder?.FullName
            ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds EcsImageAuditor.sln.");
    }
}
