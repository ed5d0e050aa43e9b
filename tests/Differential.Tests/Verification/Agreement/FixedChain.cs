using Differential.Tests.Signatures.Agreement;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;

namespace Differential.Tests.Verification.Agreement;

/// <summary>A chain that is encoded once: an ECDSA signature is another one each time, and a trust store compares bytes.</summary>
internal sealed record FixedChain(TestChain Chain, IReadOnlyList<byte[]> Encoded)
{
    public static FixedChain OfFour { get; } = Of(Chains.OfFour);

    public static FixedChain OfTwo { get; } = Of(Chains.OfTwo);

    /// <summary>Of the same names as <see cref="OfTwo"/>, by other keys.</summary>
    public static FixedChain Stranger { get; } = Of(Chains.Always(TestChain.OfTwo()));

    public byte[] Leaf => Encoded[0];

    public byte[] Root => Encoded[^1];

    public static FixedChain Of(TestChain chain) => new(chain, chain.Encode());

    /// <summary>A leaf with the key that issued itself.</summary>
    public static FixedChain OfOne(string key) => Of(Chains.OfOne(key));

    /// <summary>As notation signs.</summary>
    public TestEnvelope Jws() => TestEnvelope.OfX509(Chain) with { Certificates = Encoded };

    /// <inheritdoc cref="Jws"/>
    public TestCoseEnvelope Cose() => TestCoseEnvelope.OfX509(Chain) with { Certificates = Encoded };

    /// <summary>As a signing authority signs that no plugin belongs to, at a time of its choice.</summary>
    public TestEnvelope JwsOfAuthority(string time = "2026-06-01T12:00:00Z") => Jws().Change(header =>
    {
        header.Remove("io.cncf.notary.signingTime");
        header["io.cncf.notary.signingScheme"] = "notary.x509.signingAuthority";
        header["io.cncf.notary.authenticSigningTime"] = time;
        header["crit"]!.AsArray().Add("io.cncf.notary.authenticSigningTime");
    });

    /// <inheritdoc cref="JwsOfAuthority"/>
    public TestCoseEnvelope CoseOfAuthority(DateTimeOffset? time = null) =>
        (TestCoseEnvelope.OfSigningAuthority(Chain) with { Certificates = Encoded })
        .Without("io.cncf.notary.expiry")
        .Set("io.cncf.notary.authenticSigningTime", TestCoseEnvelope.Time(time ?? TestEnvelope.SigningTime))
        .Set(2L, TestCoseEnvelope.Texts("io.cncf.notary.signingScheme", "io.cncf.notary.authenticSigningTime"));
}
