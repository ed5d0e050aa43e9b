using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Signer;

namespace Deployment.Tests.Image;

/// <summary>The Lambda image, built once from stand-in bases, a stand-in installer and the packages of this machine.</summary>
public sealed class LambdaImageFixture : IAsyncLifetime, IDisposable
{
    private const string Image = "localhost/auditor";

    private const string SdkEnvironment =
        "ENV PATH=/usr/share/dotnet:/usr/bin:/bin HOME=/root DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 DOTNET_NOLOGO=1";

    /// <summary>What the image is built with.</summary>
    internal static readonly Component[] Components =
        [Component.Buildah, Component.ImageTools, Component.ImageSdk, Component.ImageRuntime, Component.Notation];

    private readonly TemporaryFolder _folder = new();
    private Buildah _buildah = null!;

    /// <summary>Its root certificate is in the image's trust stores.</summary>
    public SignerServer Signer { get; private set; } = null!;

    /// <summary>The image's file system, as a folder.</summary>
    public string Root => Path.Combine(_folder.FullName, "image");

    /// <summary>The image's configuration.</summary>
    public JsonNode Config { get; private set; } = null!;

    /// <summary>What the build said.</summary>
    public string BuildLog { get; private set; } = "";

    internal StandInInstaller Installer { get; private set; } = null!;

    private string Tools => Path.Combine(_folder.FullName, "tools");

    private static string Dockerfile => Path.Combine(ComponentCatalog.RepositoryRoot, "lambda.Dockerfile");

    public async Task InitializeAsync()
    {
        // Outside continuous integration the tests are skipped with the reason.
        if (!ComponentCatalog.MustBeComplete && Components.Any(component => ComponentCatalog.MissingReason(component) is not null))
            return;

        Signer = await SignerServer.StartAsync(new SignerServerOptions { Region = "us-west-2", Account = "111122223333" });
        _buildah = await Buildah.CreateAsync(Path.Combine(_folder.FullName, "store"));
        await BuildBaseAsync("tools", ComponentCatalog.PathOf(Component.ImageTools), "FROM scratch\nCOPY . /\n");
        await BuildBaseAsync("runtime", ComponentCatalog.PathOf(Component.ImageRuntime), "FROM scratch\nCOPY . /\n");
        await BuildBaseAsync("sdk", ComponentCatalog.PathOf(Component.ImageSdk), $"FROM scratch\nCOPY . /\n{SdkEnvironment}\n");
        Installer = await StandInInstaller.CreateAsync(
            _buildah,
            Path.Combine(_folder.FullName, "installer"),
            await PublishPluginAsync(),
            Signer.SigningChain.Root
        );

        await RestoreAsync();
        var built = (await BuildAsync(Installer.Deb, Installer.Signature, "--tag", Image)).Succeeded();
        BuildLog = built.Output + built.Error;
        Config = await _buildah.InspectAsync(Image);
        await _buildah.ExportAsync(Image, Root);
    }

    /// <summary>Publishes the program for arm64, on this machine's architecture, as the image's build does.</summary>
    /// <param name="into">The folder that its files are written to.</param>
    internal async Task PublishForArmAsync(string into)
    {
        string[] options = ["--build-arg", "TARGETARCH=arm64", "--target", "publish", "--tag", "localhost/publish"];
        (await BuildAsync(Installer.Deb, Installer.Signature, options)).Succeeded();
        using var context = new TemporaryFolder();
        var recipe = Path.Combine(context.FullName, "Dockerfile");
        await File.WriteAllTextAsync(recipe, "FROM localhost/publish AS stage\nFROM scratch\nCOPY --from=stage /publish /\n");
        (await _buildah.BuildAsync(recipe, context.FullName, "--output", $"type=local,dest={into}")).Succeeded();
    }

    /// <summary>Builds the image from an installer.</summary>
    internal async Task<CommandResult> BuildAsync(byte[] deb, byte[] signature, params string[] options)
    {
        using var folder = new TemporaryFolder();
        Installer.Publish(folder.FullName, deb, signature);
        await using var site = await FileSite.StartAsync(folder.FullName);
        return await _buildah.BuildAsync(
            Dockerfile,
            ComponentCatalog.RepositoryRoot,
            [
                "--volume", $"{DotNet.Folder}:/usr/share/dotnet:ro",
                "--volume", $"{DotNet.Packages}:/packages:ro",
                "--volume", $"{Tools}:/tools:ro",
                .. Arguments(("TOOLS_IMAGE", "localhost/tools"), ("SDK_IMAGE", "localhost/sdk"), ("RUNTIME_IMAGE", "localhost/runtime")),
                .. Arguments(
                    ("INSTALLER_URL", site.Address),
                    ("INSTALLER_FINGERPRINT", Installer.Fingerprint),
                    ("NUGET_SOURCES", "/packages;/tools")
                ),
                .. options,
            ]);
    }

    public async Task DisposeAsync()
    {
        if (Signer is not null)
            await Signer.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> Arguments(params (string Name, string Value)[] arguments) =>
        arguments.SelectMany(argument => new[] { "--build-arg", $"{argument.Name}={argument.Value}" });

    private async Task BuildBaseAsync(string name, string context, string content)
    {
        var recipe = Path.Combine(_folder.FullName, $"{name}.Dockerfile");
        await File.WriteAllTextAsync(recipe, content);
        (await _buildah.BuildAsync(recipe, Path.GetFullPath(context), "--tag", $"localhost/{name}")).Succeeded();
    }

    /// <summary>One file, as AWS's plugin is.</summary>
    private async Task<string> PublishPluginAsync()
    {
        var folder = Path.Combine(_folder.FullName, "plugin");
        await DotNetAsync(
            "publish",
            "src/standins/SignerPlugin",
            "--configuration",
            "Release",
            "--runtime",
            "linux-x64",
            "--no-self-contained",
            "--output",
            folder,
            "--artifacts-path",
            Path.Combine(_folder.FullName, "plugin-artifacts"),
            "--disable-build-servers",
            "-p:PublishSingleFile=true",
            "-p:RunAnalyzers=false"
        );
        return Path.Combine(folder, "notation-com.amazonaws.signer.notation.plugin");
    }

    /// <summary>Brings the packages that the build in the image needs, because it has no network for them.</summary>
    private async Task RestoreAsync()
    {
        foreach (var runtime in new[] { "linux-x64", "linux-arm64" })
            await DotNetAsync(
                "restore", "src/EcsImageAuditor.Lambda", $"-p:RuntimeIdentifier={runtime}", "-p:PublishProfile=native", "-p:Aot=true",
                "--disable-build-servers", "--artifacts-path", Path.Combine(_folder.FullName, "restored", runtime));
        await DotNetAsync("tool", "restore");

        // NuGet keeps a tool in another shape than a folder of packages has.
        var manifest = Path.Combine(ComponentCatalog.RepositoryRoot, ".config", "dotnet-tools.json");
        var version = JsonNode.Parse(await File.ReadAllTextAsync(manifest))!["tools"]!["cyclonedx"]!["version"]!.ToString();
        var package = $"cyclonedx.{version}.nupkg";
        Directory.CreateDirectory(Tools);
        File.Copy(Path.Combine(DotNet.Packages, "cyclonedx", version, package), Path.Combine(Tools, package));
    }

    private static async Task DotNetAsync(params string[] arguments) =>
        (await CommandLine.RunAsync(DotNet.Program, arguments)).Succeeded();
}
