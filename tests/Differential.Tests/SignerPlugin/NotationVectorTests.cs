using System.Collections.Concurrent;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared.SignerPlugin;

namespace Differential.Tests.SignerPlugin;

public sealed class NotationVectorTests
{
    private const int RunsAtOnce = 4;

    [NeedsFact(Component.Notation, Component.Oras)]
    public async Task Notation_judges_every_vector_with_the_stand_in_as_it_did_with_the_real_plugin()
    {
        await using var registry = await RegistryServer.StartAsync();
        await using var signer = await SignerServer.StartAsync();
        using var notation = new NotationWithPlugin(signer);
        using var oras = new OrasCli();
        foreach (var entity in VectorSet.RevokedEntities)
            signer.Revoke(entity);
        CopyPolicyAndTrustStore(notation.ConfigurationDirectory);
        await VectorSet.PushAllAsync(oras, registry.Host);

        var surprises = new ConcurrentBag<string>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = RunsAtOnce };
        await Parallel.ForEachAsync(
            VectorSet.All,
            options,
            async (vector, ct) =>
            {
                var result = await notation.VerifyAsync(vector.ReferenceIn(registry.Host), ct);
                // The reference run wrote its own folder as a variable.
                var home = Path.GetDirectoryName(notation.ConfigurationDirectory)!;
                var said = result.Error.Replace(home, "$XDG_CONFIG_HOME", StringComparison.Ordinal);
                // Where one signature is good, whether a bad one is met before it depends on the order in which they were pushed.
                var reasons = vector.Exit == 0 ? [] : vector.Reasons;
                if (result.ExitCode != vector.Exit || !reasons.All(reason => said.Contains(reason, StringComparison.Ordinal)))
                    surprises.Add(
                        $"{vector.Name}: exit {result.ExitCode}, expected {vector.Exit} and {string.Join('|', vector.Reasons)}\n{result.Error}"
                    );
            }
        );

        Assert.Empty(surprises);
    }

    private static void CopyPolicyAndTrustStore(string target)
    {
        foreach (var file in Directory.EnumerateFiles(VectorSet.NotationDirectory, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(VectorSet.NotationDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
