using System.Reflection;
using System.Runtime.InteropServices;

namespace EcsImageAuditor.Tests.Shared.SignerPlugin;

/// <summary>The stand-in of the AWS Signer plugin as it was built with the tests.</summary>
public static class PluginBuild
{
    /// <summary>The name by which notation knows the plugin.</summary>
    public const string Name = "com.amazonaws.signer.notation.plugin";

    /// <summary>The build output, all of which belongs into the plugin's folder.</summary>
    public static string Directory { get; } = typeof(PluginBuild).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "SignerPluginDirectory").Value!;

    public static string Executable { get; } = Path.Combine(Directory, "notation-" + Name);

    /// <summary>The environment that the plugin needs where .NET is not installed in a usual place.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>
    {
        ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")),
    };

    /// <summary>Installs the plugin below a notation configuration directory.</summary>
    public static void Install(string notationConfigDir)
    {
        var target = System.IO.Directory.CreateDirectory(Path.Combine(notationConfigDir, "plugins", Name));
        foreach (var file in System.IO.Directory.EnumerateFiles(Directory))
            File.Copy(file, Path.Combine(target.FullName, Path.GetFileName(file)));
    }
}
