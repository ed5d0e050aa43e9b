using System.Diagnostics;
using Differential.Tests.Signatures.Agreement;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using EcsImageAuditor.Tests.Shared.Verification;

namespace Differential.Tests.Verification.Agreement;

/// <summary>Images that the real notation signed, judged by it and by the builtin verifier under <c>ca</c> stores and subjects.</summary>
public sealed class NotationSignedTests
{
    private const string Right = "x509.subject: C=US, ST=WA, O=Test, CN=Test Leaf";
    private const string RightOfNotation = "x509.subject: C=US, ST=WA, L=Seattle, O=Notary, CN=wabbit-networks.io";
    private const string Wrong = "x509.subject: C=US, ST=WA, O=Test, CN=Somebody";

    private static readonly string[] Formats = ["jws", "cose"];

    [NeedsFact(Component.Notation)]
    public async Task Each_key_and_format_verifies_under_its_root_and_subject_and_under_no_other()
    {
        await using var signer = await NotationSigner.StartAsync();
        var cases = new List<(ArtifactCase Case, Agreed Expected, string Code)>();
        foreach (var key in new[] { "P256", "P384", "P521", "RSA2048", "RSA3072", "RSA4096" })
        {
            var chain = FixedChain.Of(FixedChain.OfTwo.Chain.Change(0, leaf => leaf with { Key = TestKey.Named(key) }));
            await signer.AddAsync(key, chain);
            foreach (var format in Formats)
                cases.AddRange(Statements($"{key} {format}", await signer.SignAsync(key, format), chain.Root, Right));
        }

        var root = await signer.GenerateAsync("wabbit-networks.io");
        foreach (var format in Formats)
            cases.AddRange(Statements($"generated {format}", await signer.SignAsync("wabbit-networks.io", format), root, RightOfNotation));

        await JudgeAsync(cases);
    }

    [NeedsFact(Component.Notation)]
    public async Task What_has_expired_does_not_verify()
    {
        await using var signer = await NotationSigner.StartAsync();
        await signer.AddAsync("key", FixedChain.OfTwo);
        var cases = new List<(ArtifactCase Case, Agreed Expected, string Code)>();
        var expires = Stopwatch.StartNew();
        foreach (var format in Formats)
        {
            var statement = StatementSpec.Trusting(FixedChain.OfTwo.Root) with { Identities = [Right] };
            cases.Add(
                (
                    new ArtifactCase($"{format} for a second", statement, await signer.SignAsync("key", format, "--expiry", "1s")),
                    Agreed.BothRefuse,
                    "expired"
                )
            );
            cases.Add(
                (
                    new ArtifactCase($"{format} for a day", statement, await signer.SignAsync("key", format, "--expiry", "24h")),
                    Agreed.BothAccept,
                    "trusted"
                )
            );
            expires.Restart();
        }

        // notation goes by the real clock.
        if (TimeSpan.FromSeconds(2) - expires.Elapsed is { Ticks: > 0 } rest)
            await Task.Delay(rest);

        await JudgeAsync(cases);
    }

    private static IEnumerable<(ArtifactCase Case, Agreed Expected, string Code)> Statements(
        string name,
        AttachedEnvelope signature,
        byte[] root,
        string identity
    )
    {
        var right = new StatementSpec { Stores = [new StoreSpec("ca", root)], Identities = [identity] };
        yield return (new ArtifactCase(name, right, signature), Agreed.BothAccept, "trusted");
        yield return (
            new ArtifactCase($"{name} wrong subject", right with { Identities = [Wrong] }, signature),
            Agreed.BothRefuse,
            "identity"
        );
        yield return (
            new ArtifactCase($"{name} wrong store", right with { Stores = [new StoreSpec("ca", FixedChain.Stranger.Root)] }, signature),
            Agreed.BothRefuse,
            "chain"
        );
        yield return (
            new ArtifactCase($"{name} wrong type of store", right with { Stores = [new StoreSpec("signingAuthority", root)] }, signature),
            Agreed.BothRefuse,
            "chain"
        );
    }

    private static async Task JudgeAsync(List<(ArtifactCase Case, Agreed Expected, string Code)> cases)
    {
        await using var bench = await AgreementBench.StartAsync();
        var judgements = await bench.JudgeAsync([.. cases.Select(item => item.Case)]);
        Assert.Equal(cases.Count, judgements.Count);
        AssertEach.Of(cases.Zip(judgements), row =>
        {
            Assert.True(row.First.Expected == row.Second.Verdicts, $"{row.Second}");
            Assert.Equal(row.First.Code, VerdictCode.Of(row.Second.Ours.Verdict));
        });
    }
}
