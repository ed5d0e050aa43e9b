using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Signer;

namespace Deployment.Tests.Image;

/// <summary>The Lambda image, built once from stand-in bases, a stand-in installer and the packages of this machine.</summary>
public sealed class LambdaImageFixture : IAsyncLifetime, IDisposable
{
    private const string Image = "localhost/auditor";
    private const string SdkEnvironment =
        "ENV PATH=/usr/share/dotnet:/usr/bin:/bin HOME=/root DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 DOTNET_NOLOGO=1";

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

    /// <summary>The folder of the .NET that runs the tests: it holds the SDK for the build, and a runtime for the stand-in plugin.</summary>
    internal static string DotNet { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    private static string Dockerfile => Path.Combine(ComponentCatalog.RepositoryRoot, "lambda.Dockerfile");

    public async Task InitializeAsync()
    {
        // Outside continuous integration the tests are skipped with the reason.
        Component[] needed = [Component.Buildah, Component.ImageTools, Component.ImageRuntime, Component.Notation];
        if (!ComponentCatalog.MustBeComplete && needed.Any(component => ComponentCatalog.MissingReason(component) is not null))
            return;

        Signer = await SignerServer.StartAsync(new SignerServerOptions { Region = "us-west-2", Account = "111122223333" });
        _buildah = await Buildah.CreateAsync(Path.Combine(_folder.FullName, "store"));
        await BuildBaseAsync("tools", ComponentCatalog.PathOf(Component.ImageTools), "FROM scratch\nCOPY . /\n");
        await BuildBaseAsync("runtime", ComponentCatalog.PathOf(Component.ImageRuntime), "FROM scratch\nCOPY . /\n");
        await BuildBaseAsync(
            "sdk",
            Directory.CreateDirectory(Path.Combine(_folder.FullName, "nothing")).FullName,
            $"FROM localhost/tools\n{SdkEnvironment}\n"
        );
        Installer = await StandInInstaller.CreateAsync(
            _buildah,
            Path.Combine(_folder.FullName, "installer"),
            await PublishPluginAsync(),
            Signer.SigningChain.Root
        );

        await RestoreAsync();
        BuildLog = (await BuildAsync(Installer.Deb, Installer.Signature, "--tag", Image)).Succeeded().Output;
        Config = await _buildah.InspectAsync(Image);
        await _buildah.ExportAsync(Image, Root);
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
                "--volume", $"{DotNet}:/usr/share/dotnet:ro", "--volume", $"{Packages()}:/packages:ro",
                .. Arguments(("TOOLS_IMAGE", "localhost/tools"), ("SDK_IMAGE", "localhost/sdk"), ("RUNTIME_IMAGE", "localhost/runtime")),
                .. Arguments(
                    ("INSTALLER_URL", site.Address),
                    ("INSTALLER_FINGERPRINT", Installer.Fingerprint),
                    ("NUGET_SOURCES", "/packages")
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

    /// <summary>One file, as AWS's plugin is. That needs a package which the committed lock file does not name.</summary>
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
            "-p:PublishSingleFile=true",
            "-p:RunAnalyzers=false",
            "-p:RestoreLockedMode=false",
            $"-p:NuGetLockFilePath={Path.Combine(_folder.FullName, "plugin.lock.json")}"
        );
        return Path.Combine(folder, "notation-com.amazonaws.signer.notation.plugin");
    }

    /// <summary>Brings the packages that the build in the image needs, because it has no network for them.</summary>
    private Task RestoreAsync() => DotNetAsync(
        "restore", "src/EcsImageAuditor.Lambda", "--runtime", "linux-x64", "--artifacts-path", Path.Combine(_folder.FullName, "restored"),
        "-p:PublishProfile=ready-to-run");

    private static async Task DotNetAsync(params string[] arguments) =>
        (await CommandLine.RunAsync(Path.Combine(DotNet, "dotnet"), [.. arguments, "--disable-build-servers"])).Succeeded();

    private static string Packages() =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
