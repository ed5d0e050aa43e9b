using EcsImageAuditor.Tests.Shared.Signatures.Builders;

namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>Each level with every legal override, against signatures with one or more faults.</summary>
internal static class PolicyCases
{
    private const string Nowhere = "http://127.0.0.1:1/";

    private static readonly string[] Validations = ["authenticity", "authenticTimestamp", "expiry", "revocation"];

    private static readonly FixedChain[] Signers =
    [
        FixedChain.OfTwo,
        FixedChain.Stranger,
        FixedChain.Of(FixedChain.OfTwo.Chain.Change(0, leaf => leaf with { NotAfter = new(2022, 1, 1, 0, 0, 0, TimeSpan.Zero) })),
        FixedChain.Of(FixedChain.OfTwo.Chain.Change(0, leaf => leaf.With(TestExtension.Ocsp(Nowhere)))),
        FixedChain.Of(FixedChain.OfTwo.Chain.Change(0, leaf => leaf.With(TestExtension.Crl(Nowhere)))),
        FixedChain.Of(
            FixedChain.OfTwo.Chain.Change(0, leaf => leaf.With(TestExtension.Ocsp("https://127.0.0.1:1/"), TestExtension.Crl("ldap://x/")))
        ),
    ];

    public static ArtifactCase Next(Random random)
    {
        var (signer, isAuthority, isExpired) = (random.Of(Signers), random.OneIn(2), random.OneIn(3));
        var envelope = isAuthority
            ? signer.JwsOfAuthority("2020-06-01T12:00:00Z")
            : signer.Jws().Change(header => header["io.cncf.notary.signingTime"] = "2020-06-01T12:00:00Z");
        if (isExpired)
            envelope = envelope.With("io.cncf.notary.expiry", "2021-01-01T00:00:00Z", true);
        var isTampered = random.OneIn(6);
        if (isTampered)
            envelope = envelope with { Sign = data => signer.Chain.Leaf.Key.SignEnvelope([.. data, 0]) };

        var level = random.Of("strict", "strict", "permissive", "audit", "skip");
        var overrides = level == "skip" ? [] : Overrides(random);
        var statement = StatementSpec.Trusting(signer == FixedChain.Stranger ? FixedChain.OfTwo.Root : signer.Root) with
        {
            Level = level,
            Override = overrides,
            Identities = random.Of<string[]>(
                ["*"],
                ["*"],
                ["x509.subject: C=US, ST=WA, O=Somebody"],
                ["arn:aws:signer:us-west-2:111122223333:/signing-profiles/ecs"]
            ),
        };
        return new ArtifactCase(
            $"{level} {string.Join('+', overrides.Select(row => $"{row.Key}={row.Value}"))} signer {Array.IndexOf(Signers, signer)}{(isAuthority ? " authority" : "")}"
            + $"{(isExpired ? " expired" : "")}{(isTampered ? " tampered" : "")} {statement.Identities[0]}",
            statement,
            AttachedEnvelope.Of(envelope));
    }

    private static Dictionary<string, string> Overrides(Random random) =>
        Validations
            .Where(_ => random.OneIn(2))
            .ToDictionary(
                validation => validation,
                validation => validation == "revocation" ? random.Of("enforce", "log", "skip") : random.Of("enforce", "log")
            );
}
