using System.Security.Cryptography;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Oci;
using ImageSignatures.Signatures.Revocation;
using ImageSignatures.Signatures.Timestamps;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;
using ImageSignatures.Verification.Builtin;
using ImageSignatures.Verification.Candidates;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace ImageSignatures.Tests.Verification.Builtin;

/// <summary>Until when a trusted signature of notary.x509 stays trusted.</summary>
public sealed class EndOfTrustTests : IDisposable
{
    private static readonly DateTimeOffset Now = TestEnvelope.SigningTime.AddDays(1);
    private static readonly DateTimeOffset EndOfLeaf = Now.AddHours(2);

    private readonly DirectoryInfo _config = Directory.CreateTempSubdirectory("end-of-trust-");

    [Fact]
    public async Task Certificates_that_have_to_be_valid_now_end_it() => Assert.Equal(EndOfLeaf, await EndAsync(null));

    [Fact]
    public async Task The_signatures_own_expiry_ends_it_where_that_comes_first() =>
        Assert.Equal(Now.AddHours(1), await EndAsync(Now.AddHours(1)));

    [Fact]
    public async Task A_later_expiry_does_not_outlive_the_certificates() => Assert.Equal(EndOfLeaf, await EndAsync(Now.AddDays(9)));

    [Fact]
    public async Task What_has_passed_and_is_only_logged_ends_nothing() =>
        Assert.Equal(TestCertificate.DefaultNotAfter, await EndAsync(null, level: "permissive", endOfLeaf: Now.AddHours(-1)));

    public void Dispose() => _config.Delete(recursive: true);

    private async Task<DateTimeOffset?> EndAsync(DateTimeOffset? expiry, string level = "strict", DateTimeOffset? endOfLeaf = null)
    {
        var chain = TestChain.OfTwo().Change(0, leaf => leaf with { NotAfter = endOfLeaf ?? EndOfLeaf });
        var envelope = TestEnvelope.OfX509(chain) with { Certificates = chain.Encode() };
        if (expiry is { } time)
            envelope = envelope.With("io.cncf.notary.expiry", time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null), isCritical: true);
        Write(level, envelope.Certificates![^1]);

        var clock = new FakeTimeProvider(Now);
        var revocation = new RevocationChecker(new RevocationServers().Client, clock);
        var trust = new TrustMaterial(_config.FullName);
        var judge = new SignatureJudge(
            trust, new SignerRevocation(Mock.Of<ISignerRevocation>()), revocation, new AuthenticTimestamp(revocation, clock), clock);
        Assert.True(Digest.TryParse(TestEnvelope.Digest, out var digest));
        var subject = new Descriptor { MediaType = "application/vnd.oci.image.manifest.v1+json", Digest = digest, Size = 401 };
        var judged = await judge.JudgeAsync(
            digest, new FetchedEnvelope(envelope.Encode(), Envelopes.Jws), subject, Assert.Single(trust.Policy.Statements), default);

        Assert.Equal(Verdict.Trust, judged.Verdict);
        Assert.Equal(judged.TrustedUntil, judged.ToResult().TrustedUntil);
        return judged.TrustedUntil;
    }

    private void Write(string level, byte[] root)
    {
        var store = _config.CreateSubdirectory("truststore/x509/ca/own").FullName;
        File.WriteAllText(Path.Combine(store, "root.pem"), PemEncoding.WriteString("CERTIFICATE", root) + "\n");
        File.WriteAllText(
            Path.Combine(_config.FullName, "trustpolicy.json"),
            $$"""
            {"version":"1.0","trustPolicies":[{"name":"own","registryScopes":["*"],"signatureVerification":{"level":"{{level}}"},
            "trustStores":["ca:own"],"trustedIdentities":["*"]}]}
            """);
    }
}
