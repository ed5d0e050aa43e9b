using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared;
using EcsImageAuditor.Tests.Shared.Verification;
using EcsImageAuditor.Tests.Shared.Verification.Notation;
using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verification.Builtin;

namespace Differential.Tests.Verification.Agreement;

/// <summary>
/// The real notation and the builtin verifier, end to end: from the registry to the verdict, with one configuration directory for both and
/// a statement for each kind of case.
/// </summary>
internal sealed class AgreementBench : IAsyncDisposable
{
    private const int AtOnce = 4;

    private readonly AgreementRegistry _registry;
    private readonly SignerServer _signer;
    private readonly RevocationNetwork _revocation;
    private readonly NotationCli _notation = new();
    private readonly SignerPluginInstallation _plugin = new();
    private readonly HttpClient _http = RegistryHttp.CreateClient();
    private readonly Dictionary<string, string> _environment;

    private AgreementBench(AgreementRegistry registry, SignerServer signer, RevocationNetwork revocation)
    {
        (_registry, _signer, _revocation) = (registry, signer, revocation);
        _environment = new(SignerPluginInstallation.Environment)
        {
            ["NOTATION_LIBEXEC"] = _plugin.Directory,
            ["AWS_ENDPOINT_URL_SIGNER"] = signer.Endpoint.ToString(),
            ["AWS_REGION"] = "us-west-2",
            ["AWS_ACCESS_KEY_ID"] = TestEnvironment.AccessKey,
            ["AWS_SECRET_ACCESS_KEY"] = TestEnvironment.SecretKey,
            ["HTTP_PROXY"] = revocation.Proxy.ToString(),
            ["NO_PROXY"] = "localhost,127.0.0.1",
        };
    }

    public static async Task<AgreementBench> StartAsync() =>
        new(await AgreementRegistry.StartAsync(), await SignerServer.StartAsync(), await RevocationNetwork.StartAsync());

    /// <summary>What both say of each case. The bench is good for one call: the policy is written for these cases.</summary>
    public async Task<IReadOnlyList<Judgement>> JudgeAsync(IReadOnlyList<ArtifactCase> cases)
    {
        var images = cases.Select((item, index) => _registry.ImageOf(item, index)).ToList();
        await WriteConfigurationAsync(cases, images);
        _revocation.Add(cases.SelectMany(item => item.Servers));
        using var builtin = CreateBuiltin();
        var judgements = new Judgement[cases.Count];
        await Parallel.ForEachAsync(cases.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (item, token) =>
        {
            var image = images[item.Index];
            await _registry.PushAsync(item.Item, image);
            var (accepts, text) = await AskNotationAsync(image, token);
            judgements[item.Index] = new Judgement(item.Item, await builtin.VerifyAsync(image, token), accepts, text);
        });
        return judgements;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _plugin.Dispose();
        _notation.Dispose();
        await _revocation.DisposeAsync();
        await _signer.DisposeAsync();
        await _registry.DisposeAsync();
    }

    private async Task WriteConfigurationAsync(IReadOnlyList<ArtifactCase> cases, IReadOnlyList<ImageByDigest> images)
    {
        Directory.CreateDirectory(_notation.ConfigurationDirectory);
        foreach (var store in cases.SelectMany(item => item.Statement.Stores).DistinctBy(store => store.ToString()))
            await store.WriteAsync(_notation.ConfigurationDirectory);

        var statements = cases.Zip(images)
            .GroupBy(row => row.First.Statement.ToJson("", []).ToJsonString(), row => row)
            .Select(
                (group, index) =>
                    (JsonNode)group.First().First.Statement.ToJson($"statement {index}", group.Select(row => row.Second.Scope))
            );
        var policy = new JsonObject { ["version"] = "1.0", ["trustPolicies"] = new JsonArray([.. statements]) };
        await File.WriteAllTextAsync(Path.Combine(_notation.ConfigurationDirectory, "trustpolicy.json"), policy.ToJsonString());
    }

    private BuiltinVerifier CreateBuiltin() => new(
        new BuiltinOptions { ConfigDirectory = _notation.ConfigurationDirectory, Timeout = TimeSpan.FromMinutes(2) },
        new RegistryClient(_http, new FixedCredential(null), TimeProvider.System, new RegistryClientOptions { PlainHttp = true }),
        SignerAt.Revocation(_signer.Endpoint),
        TimeProvider.System,
        _revocation.Handler());

    private async Task<(bool Accepts, string Text)> AskNotationAsync(ImageByDigest image, CancellationToken cancellationToken)
    {
        var result = await _notation.RunAsync(
            ["verify", "--insecure-registry", "--verbose", image.ToString()],
            _environment,
            cancellationToken: cancellationToken
        );
        var reasons = result
            .Error.Split('\n')
            .Where(line =>
                line.Contains("failed verification with error", StringComparison.Ordinal)
                || line.StartsWith("Error:", StringComparison.Ordinal)
            );
        return (result.ExitCode == 0, string.Join(' ', reasons));
    }
}
