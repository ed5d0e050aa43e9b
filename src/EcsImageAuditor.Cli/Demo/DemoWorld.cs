using EcsImageAuditor.Cli.Shell;
using EcsImageAuditor.Emulator.Aws;
using EcsImageAuditor.Emulator.Images;
using EcsImageAuditor.Emulator.Lambda;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Emulator.Signer;
using ImageSignatures.Verification;

namespace EcsImageAuditor.Cli.Demo;

/// <summary>Everything that the auditor talks to, on loopback, with keys that are made when it starts and thrown away when it ends.</summary>
internal sealed class DemoWorld : IAsyncDisposable
{
    public const string Region = "us-west-2";
    public const string Account = "111122223333";
    public const string Cluster = "demo";

    private const string TopicArn = $"arn:aws:sns:{Region}:{Account}:image-audit";
    private const string PluginName = "com.amazonaws.signer.notation.plugin";

    private readonly DirectoryInfo _config = Directory.CreateTempSubdirectory("ecs-image-auditor-demo-");
    private readonly HttpClient _http = new();

    private DemoWorld(RegistryServer registry, SignerServer signer, AwsServer aws, RuntimeApiServer lambda) =>
        (Registry, Signer, Aws, Lambda) = (registry, signer, aws, lambda);

    public RegistryServer Registry { get; }

    public SignerServer Signer { get; }

    /// <summary>Receives what is published, and would receive what is stopped.</summary>
    public AwsServer Aws { get; }

    public RuntimeApiServer Lambda { get; }

    public static async Task<DemoWorld> StartAsync(CancellationToken cancellationToken)
    {
        var world = new DemoWorld(
            await RegistryServer.StartAsync(ct: cancellationToken),
            await SignerServer.StartAsync(new SignerServerOptions { Region = Region, Account = Account }, cancellationToken),
            await AwsServer.StartAsync(ct: cancellationToken),
            await RuntimeApiServer.StartAsync(ct: cancellationToken));
        await world.Signer.SigningChain.WriteTrustStoreAsync(world._config.FullName, cancellationToken);
        world.InstallPlugin();
        return world;
    }

    /// <summary>The variables that the Lambda would be deployed with, and those that lead it to this world.</summary>
    /// <param name="trustedProfileArn">The profile to trust.</param>
    /// <param name="path">A PATH with notation, or null: then the builtin verifier judges alone.</param>
    public Dictionary<string, string> EnvironmentOf(string trustedProfileArn, string? path) => new(StringComparer.Ordinal)
    {
        ["AUDITOR_VERIFIER"] = path is null ? Verifiers.Builtin : Verifiers.Both,
        ["AUDITOR_MODE"] = "stop",
        ["AUDITOR_STOP_CLUSTERS"] = Cluster,
        ["AUDITOR_STOP_DRY_RUN"] = "true",
        ["AUDITOR_TOPIC_ARN"] = TopicArn,
        ["AUDITOR_REGISTRIES"] = Registry.Host,
        ["AUDITOR_TRUSTED_IDENTITIES"] = trustedProfileArn,
        ["NOTATION_CONFIG"] = _config.FullName,
        ["NOTATION_LIBEXEC"] = _config.FullName,
        ["DOCKER_CONFIG"] = _config.FullName,
        ["PATH"] = path ?? string.Empty,
        ["AWS_LAMBDA_RUNTIME_API"] = Lambda.Endpoint,
        ["AWS_REGION"] = Region,
        ["AWS_ACCESS_KEY_ID"] = "demo",
        ["AWS_SECRET_ACCESS_KEY"] = "demo",
        ["AWS_ENDPOINT_URL"] = Aws.Endpoint.ToString(),
        ["AWS_ENDPOINT_URL_SIGNER"] = Signer.Endpoint.ToString(),
    };

    /// <summary>Pushes an image and, where a profile is named, signs it.</summary>
    public async Task<DemoImage> PushAsync(string repository, string? profile, CancellationToken cancellationToken)
    {
        var writer = new RegistryWriter(_http, Registry.Host);
        var image = await writer.PushAsync(repository, ImageBuilder.Image(repository), "1.0", cancellationToken);
        var reference = $"{Registry.Host}/{repository}:1.0";
        if (profile is null)
            return new DemoImage(reference, image.Digest, null);

        using var attacher = new SignatureAttacher(writer, Signer);
        var attached = await attacher.AttachAsync(repository, image, profile, ct: cancellationToken);
        return new DemoImage(reference, image.Digest, attached.Signature.JobId);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Lambda.DisposeAsync();
        await Aws.DisposeAsync();
        await Signer.DisposeAsync();
        await Registry.DisposeAsync();
        _config.Delete(recursive: true);
    }

    private void InstallPlugin()
    {
        var source =
            SourceTree.PluginDirectory
            ?? throw new UsageException(
                "The stand-in of the Signer plugin is not built; run the demo from the source tree: dotnet run --project src/EcsImageAuditor.Cli -- demo"
            );
        var target = _config.CreateSubdirectory(Path.Combine("plugins", PluginName));
        foreach (var file in Directory.EnumerateFiles(source))
            File.Copy(file, Path.Combine(target.FullName, Path.GetFileName(file)));
    }
}
