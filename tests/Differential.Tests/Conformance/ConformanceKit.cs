using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Differential.Tests.Signatures.Agreement;
using Differential.Tests.Verification.Agreement;
using Differential.Tests.Verification.Agreement.Generated;
using Differential.Tests.Verification.Agreement.Peers;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared;
using EcsImageAuditor.Tests.Shared.Properties;
using EcsImageAuditor.Tests.Shared.Verification.Notation;

namespace Differential.Tests.Conformance;

/// <summary>
/// The corpus as files that any verifier can be measured with: OCI layouts, trust policies, trust stores, and what the real notation said.
/// </summary>
internal sealed class ConformanceKit(string directory)
{
    private const int AtOnce = 4;
    private const string Host = "kit.example";
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Directory { get; } = directory;

    /// <summary>Every case that fits into a layout: the listed ones, the vectors, the shapes, and those of the seed.</summary>
    /// <param name="oneIn">Of the seed's cases one in so many.</param>
    public static IReadOnlyList<KitInput> Inputs(int oneIn)
    {
        IReadOnlyList<AgreementCase> envelopes = [.. JwsCases.All, .. CoseCases.All, .. ChainCases.All];
        IEnumerable<ArtifactCase> artifacts =
        [
            .. PeerCases.All.Select(peer => peer.Case with { Name = $"{peer.Family}: {peer.Case.Name}" }),
            .. TokenShapeCases.All(),
            .. CertificateShapeCases.InTurn(),
            .. GeneratedCases.Of(PropertyRuns.Seed).Where((_, index) => index % oneIn == 0),
        ];
        return
        [
            .. VectorSet.All.Select(KitInput.Of),
            .. envelopes.Select(Listed).OfType<KitInput>(),
            .. artifacts.Select(KitInput.Of).OfType<KitInput>(),
        ];
    }

    private static KitInput? Listed(AgreementCase envelope) =>
        KitInput.Of(ArtifactCase.Of(envelope)) is { } input
            ? input with { IsRefusedHere = envelope.Expected is Agreed.Stricter or Agreed.RefusedHere }
            : null;

    /// <summary>Writes the whole kit, with what notation says of each case.</summary>
    public async Task<IReadOnlyList<KitCase>> WriteAsync(IReadOnlyList<KitInput> inputs, SignerServer signer)
    {
        if (System.IO.Directory.Exists(Directory))
            System.IO.Directory.Delete(Directory, recursive: true);
        System.IO.Directory.CreateDirectory(Directory);
        var cases = new KitCase[inputs.Count];
        using var notation = new NotationCli();
        await Parallel.ForEachAsync(inputs.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (item, token) =>
            cases[item.Index] = await WriteAsync(notation, item.Item, $"case-{item.Index + 1:0000}", signer, token));
        await WriteListAsync(cases, (await notation.RunAsync(["version"])).Output);
        return cases;
    }

    /// <summary>The environment in which notation finds the AWS Signer plugin and an AWS Signer.</summary>
    public static IReadOnlyDictionary<string, string> EnvironmentOf(SignerServer signer, SignerPluginInstallation plugin) =>
        new Dictionary<string, string>(SignerPluginInstallation.Environment)
        {
            ["NOTATION_LIBEXEC"] = plugin.Directory,
            ["NOTATION_EXPERIMENTAL"] = "1",
            ["AWS_ENDPOINT_URL_SIGNER"] = signer.Endpoint.ToString(),
            ["AWS_REGION"] = "us-west-2",
            ["AWS_ACCESS_KEY_ID"] = TestEnvironment.AccessKey,
            ["AWS_SECRET_ACCESS_KEY"] = TestEnvironment.SecretKey,
        };

    private async Task<KitCase> WriteAsync(
        NotationCli notation, KitInput input, string name, SignerServer signer, CancellationToken cancellationToken)
    {
        var folder = Path.Combine("cases", name);
        var (layout, configuration) = (Path.Combine(Directory, folder, "layout"), Path.Combine(Directory, folder, "notation"));
        var image = KitLayout.ImageOf(input.Name);
        System.IO.Directory.CreateDirectory(configuration);
        KitLayout.Write(layout, image, input.Envelopes);
        await input.WriteConfiguration($"{Host}/{name}", configuration);

        using var plugin = new SignerPluginInstallation();
        var environment = new Dictionary<string, string>(EnvironmentOf(signer, plugin))
        {
            ["XDG_CONFIG_HOME"] = Path.Combine(Directory, folder),
        };
        var run = await notation.RunAsync(
            ["verify", "--verbose", "--oci-layout", "--scope", $"{Host}/{name}", $"{layout}@{image.Digest}"],
            environment,
            cancellationToken: cancellationToken);
        return new KitCase(
            input.Name, folder, $"{Host}/{name}", image.Digest, run.ExitCode == 0, input.Needs, KitOutcome.Of(run.ExitCode, run.Error))
        {
            IsRefusedHere = input.IsRefusedHere,
        };
    }

    private async Task WriteListAsync(IReadOnlyList<KitCase> cases, string version)
    {
        var list = new JsonObject
        {
            ["formatVersion"] = 1,
            ["judgedBy"] = $"notation {VersionIn(version)}",
            ["revokedEntities"] = new JsonArray([.. VectorSet.RevokedEntities.Select(entity => (JsonNode)entity)]),
            ["cases"] = new JsonArray([.. cases.Select(ToJson)]),
        };
        await File.WriteAllTextAsync(Path.Combine(Directory, "kit.json"), list.ToJsonString(Indented));
        await File.WriteAllLinesAsync(
            Path.Combine(Directory, "cases.tsv"),
            cases.Select(item => string.Join(
                '\t',
                item.Folder,
                item.Scope,
                item.Digest,
                item.Accepted ? "accept" : "refuse",
                item.Needs.Length > 0 ? item.Needs : "-",
                Printable(item.Name))));
        var beside = Path.Combine(ComponentCatalog.RepositoryRoot, "tests", "Differential.Tests", "Conformance", "Kit");
        foreach (var file in new[] { "README.md", "run.sh" })
            File.Copy(Path.Combine(beside, file), Path.Combine(Directory, file));
    }

    private static string VersionIn(string output)
    {
        const string label = "Version:";
        var line = output.Split('\n').First(line => line.StartsWith(label, StringComparison.Ordinal));
        return line[label.Length..].Trim();
    }

    private static JsonNode ToJson(KitCase item) => new JsonObject
    {
        ["name"] = item.Name,
        ["folder"] = item.Folder,
        ["scope"] = item.Scope,
        ["digest"] = item.Digest,
        ["expected"] = item.Accepted ? "accept" : "refuse",
        ["needs"] = item.Needs.Length > 0 ? item.Needs : null,
        ["validations"] = new JsonObject(item.Validations.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value))),
    };

    private static string Printable(string name) => string.Concat(name.Select(letter => char.IsControl(letter) ? ' ' : letter));
}
