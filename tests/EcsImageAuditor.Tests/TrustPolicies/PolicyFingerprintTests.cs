using System.Security.Cryptography.X509Certificates;
using EcsImageAuditor.TrustPolicies;

namespace EcsImageAuditor.Tests.TrustPolicies;

public sealed class PolicyFingerprintTests : IDisposable
{
    private static readonly byte[] Policy = [1, 2, 3];
    private readonly TestCertificates _certificates = new();
    private readonly X509Certificate2 _other;

    public PolicyFingerprintTests() => _other = _certificates.SelfSignedLeaf();

    [Fact]
    public void The_same_policy_and_stores_have_the_same_fingerprint_in_any_order()
    {
        var first = PolicyFingerprint.Of(Policy, [Store("ca:a", _other), Store("ca:b", _certificates.Root)]);
        var second = PolicyFingerprint.Of(Policy.ToArray(), [Store("ca:b", _certificates.Root), Store("ca:a", _other)]);

        Assert.Equal(first, second);
        Assert.Matches("^[0-9a-f]{64}$", first);
    }

    [Fact]
    public void Whatever_changes_changes_the_fingerprint()
    {
        string[] fingerprints =
        [
            PolicyFingerprint.Of(Policy, []),
            PolicyFingerprint.Of(new byte[] { 1, 2, 4 }, []),
            PolicyFingerprint.Of(Policy, [Store("ca:a", _other)]),
            PolicyFingerprint.Of(Policy, [Store("tsa:a", _other)]),
            PolicyFingerprint.Of(Policy, [Store("ca:b", _other)]),
            PolicyFingerprint.Of(Policy, [Store("ca:a", _certificates.Root)]),
            PolicyFingerprint.Of(Policy, [Store("ca:a", _certificates.Root, _other)]),
            PolicyFingerprint.Of(Policy, [Store("ca:a", _certificates.Root), Store("ca:b", _other)]),
        ];

        Assert.Equal(fingerprints.Length, fingerprints.Distinct().Count());
    }

    // SHA-256 of the policy's length as eight bytes and the policy itself: keys in a cache outlive a release.
    [Fact]
    public void The_fingerprint_is_stable() =>
        Assert.Equal("b070698d25c7754918e53fd317b4fe4feddb041a79c78d35d5c8dd6e135fa745", PolicyFingerprint.Of(Policy, []));

    public void Dispose()
    {
        _other.Dispose();
        _certificates.Dispose();
    }

    private static TrustStore Store(string text, params X509Certificate2[] certificates)
    {
        Assert.True(TrustStoreName.TryParse(text, out var name, out _));
        return new TrustStore { Name = name, Certificates = certificates };
    }
}
