using System.Diagnostics;
using EcsImageAuditor.Benchmarks.Stages;
using EcsImageAuditor.Tests.Shared;

namespace EcsImageAuditor.Benchmarks.Copies;

/// <summary>How each program is told to copy images from one registry to another. Nothing of the user's configuration reaches it.</summary>
internal sealed class CopyPrograms(Stage stage) : IDisposable
{
    private const string Prefix = "copy";
    private readonly TemporaryFolder _home = new();

    /// <summary>A process for all: it signs and verifies as well.</summary>
    public async Task<IEnumerable<ProcessStartInfo>> SignAsync(CopyCase copied, string target)
    {
        var configuration = await stage.SigningConfigurationAsync(
            copied.Images.Select(image => (Source(image.Repository), $"{Prefix}/{image.Repository}")));
        string[] arguments = ["sign", "--config", configuration, "--target-registry", target, "--config-dir", stage.SignerConfig];
        var start = IsolatedProcess.StartInfo(PublishedCli.Executable, arguments, _home.FullName);
        foreach (var (name, value) in stage.SigningVariables)
            start.Environment[name] = value;
        start.Environment["DOTNET_ROOT"] = PublishedCli.RuntimeRoot;
        start.Environment["AWS_ACCESS_KEY_ID"] = TestEnvironment.AccessKey;
        start.Environment["AWS_SECRET_ACCESS_KEY"] = TestEnvironment.SecretKey;
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        return [start];
    }

    /// <summary>A process for each image.</summary>
    public IEnumerable<ProcessStartInfo> Oras(CopyCase copied, string target) =>
        copied.Images.Select(image => Start(
            Component.Oras,
            "cp", "--no-tty", "--from-plain-http", "--to-plain-http", Source(image.Repository), Target(target, image.Repository)));

    /// <inheritdoc cref="Oras"/>
    public IEnumerable<ProcessStartInfo> Skopeo(CopyCase copied, string target) =>
        copied.Images.Select(image => Start(
            Component.Skopeo,
            "--insecure-policy", "copy", "--src-tls-verify=false", "--dest-tls-verify=false",
            $"docker://{Source(image.Repository)}", $"docker://{Target(target, image.Repository)}"));

    public void Dispose() => _home.Dispose();

    private string Source(string repository) => $"{stage.RegistryHost}/{repository}:1";

    private static string Target(string host, string repository) => $"{host}/{Prefix}/{repository}:1.0.0";

    private ProcessStartInfo Start(Component component, params IEnumerable<string> arguments) =>
        IsolatedProcess.StartInfo(ComponentCatalog.PathOf(component), arguments, _home.FullName);
}
