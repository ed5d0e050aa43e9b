using System.Formats.Asn1;
using System.Text;
using EcsImageAuditor.Tests.Shared.Properties;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using FsCheck.Fluent;
using ImageSignatures.Signatures;
using ImageSignatures.Signatures.Certificates;
using ImageSignatures.Signatures.Cose;
using ImageSignatures.Signatures.Jws;
using ImageSignatures.Signatures.Revocation;
using ImageSignatures.Signatures.Revocation.Crl;
using ImageSignatures.Signatures.Revocation.Ocsp;
using ImageSignatures.Signatures.Timestamps;

namespace EcsImageAuditor.Tests.Shared.Signatures;

/// <summary>
/// Whatever bytes come, there is a value or a reason: no exception leaves a reader, none hangs, and none takes more memory than its input
/// warrants. Noise, and bytes that are nearly right.
/// </summary>
public abstract class HostileInputs
{
    private const long MaxMemory = 32 * 1024 * 1024;

    private static readonly TestChain Chain = TestChain.OfTwo();
    private static readonly TestTimestamp Timestamp = TestTimestamp.By(TestChain.Timestamping());

    [Fact]
    public void Any_bytes_as_a_JWS_envelope() => Survives(
        bytes => Judge(bytes, Envelopes.Jws),
        TestEnvelope.OfSigningAuthority(Chain).Encode(),
        """{"payload":"","protected":"","header":{"x5c":[]},"signature":""}"""u8.ToArray());

    [Fact]
    public void Any_text_as_the_protected_header_and_the_payload() =>
        Survives(
            bytes =>
                Judge(
                    (TestEnvelope.OfX509(Chain) with { ProtectedText = Encoding.Latin1.GetString(bytes), Sign = _ => [1] }).Encode(),
                    Envelopes.Jws
                ),
            Encoding.Latin1.GetBytes(TestEnvelope.OfSigningAuthority(Chain).Protected.ToJsonString())
        );

    [Fact]
    public void Any_bytes_as_a_COSE_envelope() =>
        Survives(
            bytes => Judge(bytes, Envelopes.Cose),
            TestCoseEnvelope.OfSigningAuthority(Chain).Encode(),
            [0xd2, 0x84, 0x41, 0xa0, 0xa0, 0x40, 0x40]
        );

    [Fact]
    public void Any_bytes_as_CBOR() => Survives(
        bytes =>
        {
            try
            {
                CborSyntax.Skip(new StrictCborReader(bytes), allowsTimes: true);
            }
            catch (MalformedException)
            {
                // the one way out that a reader of this folder has
            }
        },
        TestCoseEnvelope.OfSigningAuthority(Chain).Encode()[2..],
        [0xa3, 0x01, 0x82, 0x20, 0xf6, 0x61, 0x61, 0xc1, 0x1a, 0, 1, 2, 3, 0x02, 0xfb, 1, 2, 3, 4, 5, 6, 7, 8]);

    [Fact]
    public void Any_bytes_as_a_certificate() =>
        Survives(
            bytes =>
            {
                if (Certificate.Parse(bytes).TryGet(out var certificate, out _))
                {
                    certificate.IsSelfSigned();
                    CertificateChain.Verify([certificate, certificate], ChainPurpose.Timestamping);
                }
            },
            [
                .. Chain.Encode(),
                TestCertificate
                    .Authority(TestKey.Rsa2048, "RSA")
                    .With(TestExtension.Ocsp("http://a/"), TestExtension.Crl("http://b/"))
                    .SelfSigned(),
            ]
        );

    [Fact]
    public void Any_text_as_a_distinguished_name() => Survives(
        bytes =>
        {
            X509SubjectIdentity.Parse(Encoding.Latin1.GetString(bytes));
            X509SubjectIdentity.Parse(Encoding.BigEndianUnicode.GetString(bytes));
        },
        "C=US, ST=WA, O=Acme\\, Inc., CN=\\c3\\bc\\ "u8.ToArray());

    [Fact]
    public void Any_bytes_as_a_timestamp() =>
        Survives(
            bytes => TimestampToken.Verify(bytes, [1, 2, 3], [Timestamp.Root]),
            runs: Runs / 5,
            Timestamp.Encode(),
            (Timestamp with { Certificates = [] }).Encode()
        );

    [Fact]
    public void Any_bytes_as_an_OCSP_response()
    {
        var bench = new RevocationBench(TestExtension.Ocsp(RevocationBench.Ocsp));
        Survives(
            bytes => Read(() => OcspResponseReader.Read(bytes, bench.Chain.Leaf, bench.Chain.Certificates[1])),
            bench.Response.Encode(),
            (
                bench.Response with
                {
                    RevokedAt = TestOcspResponse.Now,
                    Certificates = Chain.Encode(),
                    Extensions = [TestExtension.Unknown(true)],
                }
            ).Encode()
        );
    }

    [Fact]
    public void Any_bytes_as_a_revocation_list()
    {
        var bench = new RevocationBench(TestExtension.Crl(RevocationBench.Crl));
        Survives(
            bytes => Read(() => RevocationList.Read(bytes).EntriesOf(bench.Chain.Leaf.SerialNumber).ToList()),
            (bench.List with { Entries = [bench.Entry(1), bench.Entry(6, TestRevokedEntry.InvalidSince(TestOcspResponse.Now))] }).Encode());
    }

    [Fact]
    public void Any_text_as_a_version_or_a_time() => Survives(
        bytes =>
        {
            var text = Encoding.Latin1.GetString(bytes);
            SemanticVersion.TryParse(text, out _);
            Rfc3339.TryParse(text, out _);
        },
        "1.2.3-rc.1+build"u8.ToArray(),
        "2026-06-01T12:00:00.123456Z"u8.ToArray());

    [Theory]
    [InlineData(Envelopes.Jws)]
    [InlineData(Envelopes.Cose)]
    public void Nesting_without_end_ends(string mediaType)
    {
        foreach (var opening in new[] { "[", "{\"a\":", "\x81", "\xa1\x61\x61", "\xc1", "\xd2\x84" })
            Envelopes.Refused(Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(opening, 100_000))), mediaType);
    }

    [Fact]
    public void A_megabyte_of_members_is_refused_within_the_blink_of_an_eye()
    {
        var members = string.Join(',', Enumerable.Range(0, 60_000).Select(i => $"\"m{i}\":[[1]]"));
        var header = $$"""{"payload":"","protected":"","header":{{{members}}},"signature":""}""";

        var cost = CpuTime.Of(() => Envelopes.Refused(Encoding.UTF8.GetBytes(header), Envelopes.Jws));

        Assert.InRange(cost, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    /// <summary>With how many inputs each reader is tried.</summary>
    protected abstract int Runs { get; }

    private void Survives(Action<byte[]> read, params byte[][] seeds) => Survives(read, Runs, seeds);

    private static void Survives(Action<byte[]> read, int runs, params byte[][] seeds)
    {
        seeds.ToList().ForEach(read);
        Prop.ForAll(Mutations.Of(seeds), bytes => IsModest(() => read(bytes))).Holds(runs);
        Prop.ForAll(Mutations.Noise(), bytes => IsModest(() => read(bytes))).Holds(runs / 4);
    }

    private static bool IsModest(Action read)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        read();
        return GC.GetAllocatedBytesForCurrentThread() - before < MaxMemory;
    }

    private static void Judge(byte[] bytes, string mediaType) => Envelopes.Judge(bytes, mediaType);

    private static void Read(Action read)
    {
        try
        {
            read();
        }
        catch (Exception e) when (e is AsnContentException or MalformedException or RevocationUnavailableException)
        {
            // what the checkers turn into "unavailable"
        }
    }
}
