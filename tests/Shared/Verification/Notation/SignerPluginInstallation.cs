using System.Runtime.InteropServices;

namespace EcsImageAuditor.Tests.Shared.Verification.Notation;

/// <summary>A notation directory with the stand-in of the AWS Signer plugin, which the build puts beside the tests.</summary>
internal sealed class SignerPluginInstallation : IDisposable
{
    private const string Name = "com.amazonaws.signer.notation.plugin";

    private readonly TemporaryFolder _folder = new();

    public SignerPluginInstallation()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var built = Path.Combine(output.Parent!.Parent!.FullName, "SignerPlugin", output.Name);
        var plugins = System.IO.Directory.CreateDirectory(Path.Combine(Directory, "plugins")).FullName;
        System.IO.Directory.CreateSymbolicLink(Path.Combine(plugins, Name), built);
    }

    /// <summary>For NOTATION_LIBEXEC.</summary>
    public string Directory => _folder.FullName;

    /// <summary>What the plugin, a .NET program, needs to start.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>
    {
        ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")),
    };

    public void Dispose() => _folder.Dispose();
}
