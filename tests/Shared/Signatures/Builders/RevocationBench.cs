using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Signatures;
using ImageSignatures.Signatures.Certificates;
using ImageSignatures.Signatures.Revocation;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Tests.Shared.Signatures.Builders;

/// <summary>A chain of two whose leaf names revocation servers, the servers, and the checker that asks them.</summary>
internal sealed class RevocationBench
{
    public const string Ocsp = "http://ocsp.example/";
    public const string Crl = "http://crl.example/list.crl";
    public const string Delta = "http://crl.example/delta.crl";

    public RevocationBench(params TestExtension[] extensions)
    {
        Issuer = TestCertificate.Authority(TestKey.NewP256(), "Test Root CA") with { SerialNumber = [1] };
        Chain = new TestChain { Certificates = [TestCertificate.Leaf(TestKey.NewP256()).With(extensions), Issuer] }.Verified();
    }

    public TestCertificate Issuer { get; }

    public CertificateChain Chain { get; }

    public RevocationServers Servers { get; } = new();

    public ManualTimeProvider Clock { get; } = new(TestOcspResponse.Now);

    public TestOcspResponse Response => new() { Certificate = Chain.Leaf, Issuer = Issuer };

    public TestRevocationList List => new() { Issuer = Issuer };

    /// <summary>The entry of the leaf.</summary>
    public TestRevokedEntry Entry(int? reason = null, params TestExtension[] extensions) =>
        new(Chain.Leaf.SerialNumber.ToArray(), reason, extensions);

    public Task<ValidationResult> CheckAsync(DateTimeOffset? authenticSigningTime = null, CancellationToken cancellationToken = default) =>
        new RevocationChecker(Servers.Client, Clock).ValidateAsync(Chain, authenticSigningTime, cancellationToken);

    public async Task PassesAsync(DateTimeOffset? authenticSigningTime = null)
    {
        var result = await CheckAsync(authenticSigningTime);
        Assert.True(result.IsPassed, result.Reason?.Message);
    }

    public async Task IsRevokedAsync(DateTimeOffset? authenticSigningTime = null)
    {
        var result = await CheckAsync(authenticSigningTime);
        Assert.Equal(ReasonCode.Revoked, result.Reason?.Code);
        Assert.Equal(ValidationOutcome.Failed, result.Outcome);
    }

    public async Task IsUnavailableAsync(string text)
    {
        var result = await CheckAsync();
        Assert.Contains(text, result.Reason?.Message, StringComparison.Ordinal);
        Assert.Equal(ReasonCode.RevocationUnavailable, result.Reason?.Code);
        Assert.Equal(ValidationOutcome.Undetermined, result.Outcome);
    }
}
