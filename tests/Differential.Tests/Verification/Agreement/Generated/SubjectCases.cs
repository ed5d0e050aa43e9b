using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Signatures.Certificates;

namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>Identities of the form <c>x509.subject:</c> against subjects that fit, nearly fit or cannot be written as one.</summary>
internal static class SubjectCases
{
    private static readonly string[] Subjects =
    [
        "CN=Test Leaf,OU=Signing,O=Test,L=Seattle,ST=WA,C=US",
        "C=US,ST=WA,L=Seattle,O=Test,OU=Signing,CN=Test Leaf",
        "CN=Test Leaf,O=Test,ST=WA",
        "CN=Test Leaf,O=\"Test \",ST=WA,C=US",
        "CN=Test Leaf,OU=Signing,OU=Other,O=Test,ST=WA,C=US",
        "CN=Test Leaf,O=Test,ST=WA,C=US,DC=example",
        "CN=Test Leaf+OU=Signing,O=Test,ST=WA,C=US",
        "CN=Test Leaf,O=Test,ST=WA,C=us",
        "CN=Test Leaf,O=\"Te,st\",ST=WA,C=US",
        "CN=Tést Leaf,O=Test,ST=WA,C=US",
        "CN=\"=#x\",O=Test,ST=WA,C=US",
        "CN=Test Leaf,O=Test,O=Test,ST=WA,C=US",
        "E=a@b,CN=Test Leaf,O=Test,ST=WA,C=US",
        "STREET=x,CN=Test Leaf,O=Test,ST=WA,C=US",
        "SERIALNUMBER=1,CN=Test Leaf,O=Test,ST=WA,C=US",
    ];

    private static readonly FixedChain[] Signers =
    [
        .. Subjects.Select(subject =>
            FixedChain.Of(FixedChain.OfTwo.Chain.Change(0, leaf => leaf with { Subject = TestCertificate.Name(subject) }))
        ),
    ];

    private static readonly string[] Optional =
    [
        "CN=Test Leaf",
        "OU=Signing",
        "L=Seattle",
        "CN=Tést Leaf",
        "CN=T\\C3\\A9st Leaf",
        "OU=Other",
        "CN=test leaf",
        "STREET=x",
        "SERIALNUMBER=1",
        "DC=example",
        "CN=\\=#x",
    ];

    public static ArtifactCase Next(Random random)
    {
        var signer = random.Of(Signers);
        List<string> identities = [Identity(random)];
        while (random.OneIn(3))
            identities.Add(Identity(random));
        if (random.OneIn(10))
            identities.Add("arn:aws:signer:us-west-2:111122223333:/signing-profiles/ecs");

        var statement = StatementSpec.Trusting(signer.Root) with { Identities = Compatible(identities) };
        return new ArtifactCase(
            $"{string.Join(" | ", statement.Identities)} for {Subjects[Array.IndexOf(Signers, signer)]}",
            statement,
            AttachedEnvelope.Of(signer.Jws())
        );
    }

    private static string Identity(Random random)
    {
        var isPlain = random.OneIn(2);
        string[] parts =
        [
            isPlain ? "C=US" : random.Of("C=US", "C=us", "C=DE"),
            isPlain ? random.Of("ST=WA", "S=WA") : random.Of("ST=WA", "ST=W A"),
            isPlain ? random.Of("O=Test", "O=T\\65st") : random.Of("O=Test", "O=Other", "O=Te\\,st", "O=Test\\ "),
            .. Enumerable.Range(0, isPlain ? random.Next(2) : random.Next(3)).Select(_ => random.Of(isPlain ? Optional[..3] : Optional)),
        ];
        random.Shuffle(parts);
        return "x509.subject:" + string.Join(random.Of(",", ", ", ";", " , "), parts);
    }

    // One statement that a policy must not have would spoil the policy for all cases: NotationAgreementTests of trust policies has those.
    private static List<string> Compatible(IEnumerable<string> identities)
    {
        var names = new List<X509SubjectIdentity>();
        var kept = new List<string>();
        foreach (var identity in identities)
        {
            if (!identity.StartsWith("x509", StringComparison.Ordinal))
                kept.Add(identity);
            else if (
                X509SubjectIdentity.Parse(identity["x509.subject:".Length..]).TryGet(out var name, out _) && !names.Exists(name.Overlaps)
            )
            {
                names.Add(name);
                kept.Add(identity);
            }
        }

        return kept.Count > 0 ? kept : ["*"];
    }
}
