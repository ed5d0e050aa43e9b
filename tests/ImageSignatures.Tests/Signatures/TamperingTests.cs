using System.Text;
using EcsImageAuditor.Tests.Shared.Properties;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using FsCheck.Fluent;
using ImageSignatures.Signatures;

namespace ImageSignatures.Tests.Signatures;

/// <summary>No byte of an envelope can be changed so that it still verifies, but for those that are not signed and mean nothing.</summary>
public sealed class TamperingTests
{
    private static readonly TestChain Chain = TestChain.OfOne(TestKey.NewP256());

    [Fact]
    public void A_changed_byte_of_a_JWS_envelope_never_verifies() =>
        EveryChangeIsFound(TestEnvelope.OfSigningAuthority(Chain).Encode(), Envelopes.Jws, "\"io.cncf.notary.signingAgent\":\"test/1.0\"");

    [Fact]
    public void A_changed_byte_of_a_COSE_envelope_never_verifies() =>
        EveryChangeIsFound(
            TestCoseEnvelope.OfSigningAuthority(Chain).Encode(),
            Envelopes.Cose,
            "\x78\x1bio.cncf.notary.signingAgent\x68test/1.0"
        );

    [Theory]
    [InlineData(Envelopes.Jws)]
    [InlineData(Envelopes.Cose)]
    public void Several_changes_never_give_another_content(string mediaType)
    {
        var good =
            mediaType == Envelopes.Jws
                ? TestEnvelope.OfSigningAuthority(Chain).Encode()
                : TestCoseEnvelope.OfSigningAuthority(Chain).Encode();
        var expected = Describe(Envelopes.Verified(good, mediaType));

        Prop.ForAll(
                Mutations.Of(good),
                bytes => !Envelopes.Judge(bytes, mediaType).TryGet(out var envelope, out _) || Describe(envelope) == expected
            )
            .Holds(20_000);
    }

    private static void EveryChangeIsFound(byte[] good, string mediaType, string unsigned)
    {
        var expected = Describe(Envelopes.Verified(good, mediaType));
        var start = good.AsSpan().IndexOf(Encoding.Latin1.GetBytes(unsigned));
        Assert.True(start >= 0);
        for (var i = 0; i < good.Length; i++)
        {
            foreach (var change in new byte[] { 1, 0x20, 0x80, (byte)(good[i] ^ (byte)'A') })
            {
                var bytes = (byte[])good.Clone();
                bytes[i] ^= change;
                if (change == 0 || !Envelopes.Judge(bytes, mediaType).TryGet(out var envelope, out _))
                    continue;

                Assert.InRange(i, start, start + unsigned.Length - 1);
                Assert.Equal(expected, Describe(envelope));
            }
        }
    }

    private static string Describe(VerifiedEnvelope envelope) =>
        string.Join(
            '|',
            envelope.Scheme,
            envelope.SigningTime,
            envelope.Expiry,
            envelope.Target.Digest,
            envelope.Target.MediaType,
            envelope.Target.Size,
            envelope.Plugin,
            string.Join(',', envelope.ExtendedAttributes),
            string.Join(',', envelope.Chain.Certificates.Select(c => Convert.ToHexString(c.RawData.Span)))
        );
}
