using EcsImageAuditor.Tests.Shared.Signatures.Builders;

namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>Signatures of AWS Signer, with attributes and identities that fit or do not. Notation runs the plugin for these.</summary>
internal static class SignerCases
{
    private const string Profile = "arn:aws:signer:us-west-2:111122223333:/signing-profiles/ecs";
    private const string Version = "com.amazonaws.signer.signingProfileVersion";
    private const string Job = "com.amazonaws.signer.signingJob";
    private const string Plugin = "io.cncf.notary.verificationPlugin";

    private static readonly string[][] Identities =
    [
        [Profile],
        [Profile],
        [Profile + "/AbCdEf1234"],
        [Profile.ToUpperInvariant().Replace("ARN:AWS:SIGNER:US-WEST-2", "arn:aws:signer:us-west-2", StringComparison.Ordinal)],
        [Profile + "2"],
        [Profile + "/ZZZZZZ1234"],
        ["*"],
        ["*"],
        ["x509.subject: C=US, ST=WA, O=Test"],
        ["x509.subject: C=US, ST=WA, O=Test", Profile],
        ["arn:aws:signer:us-west-2:444455556666:/signing-profiles/ecs"],
    ];

    private static readonly (string Name, Func<Random, TestEnvelope, TestEnvelope> Change)[] Changes =
    [
        ("as it is", (_, envelope) => envelope),
        ("as it is", (_, envelope) => envelope),
        (
            "version",
            (random, envelope) =>
                envelope.Change(header =>
                    header[Version] = random.Of("x", "", Profile, Profile + "/AbCdEf1234/x", Profile + "/abcdef1234", $"{Profile}/")
                )
        ),
        ("no version", (_, envelope) => Without(envelope, Version)),
        ("no job", (_, envelope) => Without(envelope, Job)),
        ("no plugin", (_, envelope) => Without(envelope, Plugin)),
        ("version not critical", (random, envelope) => envelope.WithoutCritical(random.Of(Version, Job))),
        ("number", (random, envelope) => envelope.Change(header => header[random.Of(Version, Job)] = 1)),
        ("another attribute", (random, envelope) => envelope.With("x", "y", random.OneIn(2))),
        (
            "minimum version",
            (random, envelope) => envelope.With($"{Plugin}MinVersion", random.Of("1.0.0", "1.0.350", "1.0.351", "2", "0.0.1-a"), true)
        ),
        ("no expiry", (_, envelope) => Without(envelope, "io.cncf.notary.expiry")),
        (
            "expired",
            (_, envelope) =>
                envelope.Change(header =>
                    (header["io.cncf.notary.authenticSigningTime"], header["io.cncf.notary.expiry"]) = (
                        "2021-06-01T12:00:00Z",
                        "2022-06-01T12:00:00Z"
                    )
                )
        ),
    ];

    public static ArtifactCase Next(Random random)
    {
        var chain = FixedChain.OfFour;
        var envelope = TestEnvelope.OfSigningAuthority(chain.Chain) with { Certificates = chain.Encoded };
        envelope = envelope.Change(header => header["io.cncf.notary.expiry"] = "2110-01-01T00:00:00Z");
        var (name, change) = random.Of(Changes);
        var revocation = random.Of("", "", "skip", "log", "enforce");
        var statement = StatementSpec.Trusting(chain.Root) with
        {
            Identities = random.Of(Identities),
            Level = random.Of("strict", "strict", "permissive", "audit", "audit"),
            Override =
                revocation.Length == 0 ? new Dictionary<string, string>() : new Dictionary<string, string> { ["revocation"] = revocation },
        };
        return new ArtifactCase(
            $"{name} {statement.Level} {revocation} {string.Join(" | ", statement.Identities)}",
            statement,
            AttachedEnvelope.Of(change(random, envelope))
        );
    }

    private static TestEnvelope Without(TestEnvelope envelope, string name) =>
        envelope.WithoutCritical(name).Change(header => header.Remove(name));
}
