using Deployment.Tests.Image;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared.Verification;

namespace Deployment.Tests.Native;

[Collection(SharedLambdaImage.Name)]
public sealed class NativeLambdaTests(LambdaImageFixture image)
{
    /// <summary>Verdict and reason of a finding, by what is expected of a vector.</summary>
    private static readonly Dictionary<string, string> Findings = new()
    {
        ["trusted"] = "trusted ",
        ["no-signature"] = "unsigned no-signature",
        ["integrity"] = "untrusted integrity",
        ["chain"] = "untrusted chain",
        ["identity"] = "untrusted identity",
        ["expired"] = "untrusted expired",
        ["signing-time"] = "untrusted signing-time",
        ["revoked"] = "untrusted revoked",
        ["unsupported-signature"] = "untrusted unsupported-signature",
        ["signature-unavailable"] = "inconclusive signature-unavailable",
        ["verifier-outdated"] = "inconclusive verifier-outdated",
    };

    [NeedsImageFact]
    public void It_is_built_without_a_warning() => Assert.DoesNotContain("warning IL", image.BuildLog, StringComparison.OrdinalIgnoreCase);

    [NeedsFact(
        Component.Buildah, Component.ImageTools, Component.ImageSdk, Component.ImageRuntime, Component.Notation, Component.Oras)]
    public async Task It_judges_every_vector()
    {
        await using var registry = await RegistryServer.StartAsync();
        await using var signer = await SignerServer.StartAsync();
        foreach (var entity in VectorSet.RevokedEntities)
            signer.Revoke(entity);
        using (var oras = new OrasCli())
            await VectorSet.PushAllAsync(oras, registry.Host);

        await using var lambda = await NativeLambda.StartAsync(Path.Combine(image.Root, "var", "task", "bootstrap"), signer, registry.Host);
        var said = new List<string>();
        foreach (var vector in VectorSet.All)
        {
            var finding = await lambda.AuditAsync($"{registry.Host}/{vector.Repository}:{SignatureVector.Tag}", vector.Digest);
            said.Add($"{vector.Name}: {finding["verdict"]} {finding["reason"]?["code"]}");
        }

        Assert.Equal(VectorSet.All.Select(vector => $"{vector.Name}: {Expected(vector.Name)}"), said);
    }

    private static string Expected(string vector) =>
        Findings[VectorVerdicts.BuiltinDifferences.GetValueOrDefault(vector) ?? VectorVerdicts.Of(vector)];
}
