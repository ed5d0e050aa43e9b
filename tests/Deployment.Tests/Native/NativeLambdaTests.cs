using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared.Verification;
using ImageSignatures.Verdicts;

namespace Deployment.Tests.Native;

public sealed class NativeLambdaTests
{
    [NeedsFact(Component.Cc, Component.Oras)]
    public async Task The_native_program_builds_without_a_warning_and_judges_every_vector()
    {
        var build = await NativeBuild.PublishAsync();
        Assert.True(build.ExitCode == 0, build.Output + build.Error);
        Assert.DoesNotContain("warning", build.Output + build.Error, StringComparison.OrdinalIgnoreCase);

        await using var registry = await RegistryServer.StartAsync();
        await using var signer = await SignerServer.StartAsync();
        foreach (var entity in VectorSet.RevokedEntities)
            signer.Revoke(entity);
        using (var oras = new OrasCli())
            await VectorSet.PushAllAsync(oras, registry.Host);

        await using var lambda = await NativeLambda.StartAsync(signer);
        var said = new List<string>();
        foreach (var vector in VectorSet.All)
        {
            var finding = await lambda.AuditAsync($"{registry.Host}/{vector.Repository}:{SignatureVector.Tag}", vector.Digest);
            said.Add($"{vector.Name}: {finding["verdict"]} {finding["reason"]?["code"]}");
        }

        Assert.Equal(VectorSet.All.Select(vector => $"{vector.Name}: {Expected(vector.Name)}"), said);
    }

    private static string Expected(string vector)
    {
        var word = VectorVerdicts.BuiltinDifferences.GetValueOrDefault(vector) ?? VectorVerdicts.Of(vector);
        return Enum.GetValues<ReasonCode>()
            .Where(code => WireName.Of(code) == word)
            .Select(code => $"{WireName.Of(new Reason(code, word).Kind)} {word}")
            .FirstOrDefault() ?? $"{word} ";
    }
}
