using System.Collections.Concurrent;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Signatures.Certificates;

namespace Differential.Tests.Signatures.Agreement;

/// <summary>Identities of the form <c>x509.subject:</c>, as this project and the real notation read and match them.</summary>
public sealed class IdentityAgreementTests
{
    private static readonly byte[] Subject = TestCertificate.Name("CN=Test Leaf,OU=Signing,O=Test,L=Seattle,ST=WA,C=US");
    private static readonly byte[] WithComponents = TestCertificate.Name("CN=Test Leaf,O=Test,ST=WA,C=US,DC=example");
    private static readonly byte[] WithComma = TestCertificate.Name("CN=Test Leaf,O=\"Acme, Inc. \",ST=WA,C=US");

    private static readonly (string Identity, byte[] Subject, Agreed Expected)[] Cases =
    [
        ("C=US,ST=WA,O=Test", Subject, Agreed.BothAccept),
        (" O=Test ; C = US, S=WA ", Subject, Agreed.BothAccept),
        ("C=US,ST=WA,O=Test,CN=Test Leaf,OU=Signing,L=Seattle", Subject, Agreed.BothAccept),
        (@"C=\55S,ST=WA,O=T\65st", Subject, Agreed.BothAccept),
        ("C=US,ST=WA,O=Test,OU=", Subject, Agreed.BothRefuse),
        ("C=US,ST=WA,O=Test,STREET=", Subject, Agreed.Stricter),
        ("C=US,ST=WA,O=test", Subject, Agreed.BothRefuse),
        ("C=US,ST=WA,O=Test,STREET=x", Subject, Agreed.BothRefuse),
        ("C=US,ST=WA,O=Test,cn=Test Leaf", Subject, Agreed.BothRefuse),
        ("c=US,ST=WA,O=Test", Subject, Agreed.BothRefuse),
        ("C=US,ST=WA", Subject, Agreed.BothRefuse),
        ("C=US,ST=WA,O=Test,", Subject, Agreed.BothRefuse),
        ("C=US,ST=WA,S=WA,O=Test", Subject, Agreed.BothRefuse),
        ("C=US+ST=WA,O=Test", Subject, Agreed.BothRefuse),
        ("C=US,ST=WA,O=#130454657374", Subject, Agreed.BothRefuse),
        (@"C=US,ST=WA,O=Test\", Subject, Agreed.BothRefuse),
        (@"C=US,ST=WA,O=Test\zz", Subject, Agreed.BothRefuse),
        ("C=US,ST=WA,O=Test", WithComponents, Agreed.BothRefuse),
        (@"C=US,ST=WA,O=Acme\, Inc.\ ", WithComma, Agreed.BothAccept),
        (@"C=US,ST=WA,O=Acme\, Inc.", WithComma, Agreed.BothRefuse),
        ("C=US,ST=WA,O=\"Acme, Inc. \"", WithComma, Agreed.BothRefuse),
    ];

    [NeedsFact(Component.Notation)]
    public async Task An_identity_matches_as_notation_matches_it_or_more_strictly_as_listed()
    {
        await using var registry = await RegistryServer.StartAsync();
        var surprises = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(Cases.Index(), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (item, cancellationToken) =>
        {
            var (identity, subject, expected) = item.Item;
            var chain = Chains.OfTwo.Change(0, leaf => leaf with { Subject = subject });
            using var notation = new NotationBench(registry);
            var signed = AgreementCase.OfChain(identity, expected, chain);
            var theirs = await notation.JudgeAsync([signed], $"i{item.Index}", $"x509.subject:{identity}", cancellationToken);
            var leaf = Envelopes.Verified(signed.Envelope, signed.MediaType).Chain.Leaf;
            var ours = X509SubjectIdentity.Parse(identity).TryGet(out var parsed, out _) && parsed.Matches(leaf);
            if (NotationBench.Compare(ours, theirs[0].Accepts) != expected)
                surprises.Add($"{identity}: {NotationBench.Compare(ours, theirs[0].Accepts)}. Notation: {theirs[0].Text}");
        });

        Assert.True(surprises.IsEmpty, string.Join("\n", surprises.Order()));
    }
}
