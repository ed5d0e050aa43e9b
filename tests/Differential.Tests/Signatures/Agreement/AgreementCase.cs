using EcsImageAuditor.Tests.Shared.Signatures.Builders;

namespace Differential.Tests.Signatures.Agreement;

/// <summary>An envelope, and what the two verifiers are expected to say of it.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Expected">What they are expected to say.</param>
/// <param name="Envelope">The blob.</param>
/// <param name="MediaType">Its type.</param>
/// <param name="Anchor">A certificate of its chain, for the trust store.</param>
internal sealed record AgreementCase(string Name, Agreed Expected, byte[] Envelope, string MediaType, byte[] Anchor)
{
    public static AgreementCase OfJws(string name, Agreed expected, TestEnvelope envelope, Func<byte[], byte[]>? change = null)
    {
        var certificates = envelope.Certificates ?? envelope.Chain.Encode();
        var bytes = (envelope with { Certificates = certificates }).Encode();
        return new AgreementCase("JWS: " + name, expected, change is null ? bytes : change(bytes), Envelopes.Jws, certificates[^1]);
    }

    public static AgreementCase OfCose(string name, Agreed expected, TestCoseEnvelope envelope, Func<byte[], byte[]>? change = null)
    {
        var certificates = envelope.Certificates ?? envelope.Chain.Encode();
        var bytes = (envelope with { Certificates = certificates }).Encode();
        return new AgreementCase("COSE: " + name, expected, change is null ? bytes : change(bytes), Envelopes.Cose, certificates[^1]);
    }

    public static AgreementCase OfChain(string name, Agreed expected, TestChain chain) =>
        OfJws(name, expected, TestEnvelope.OfX509(chain)) with { Name = "chain: " + name };
}
