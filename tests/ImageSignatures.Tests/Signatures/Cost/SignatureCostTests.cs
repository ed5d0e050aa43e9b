using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Signatures;
using ImageSignatures.Signatures.Certificates;
using ImageSignatures.Signatures.Revocation.Crl;

namespace ImageSignatures.Tests.Signatures.Cost;

/// <summary>
/// Anybody who may push attaches what he likes, and it is read before it is known whose it is: twice as much of anything may cost twice as
/// much and not four times. The sizes are such that the square of the number would be most of the cost.
/// </summary>
public sealed class SignatureCostTests
{
    private const double MostForTwice = 3;
    private const int Attempts = 4;

    // In milliseconds. What costs no more with so many is no matter, and too little to measure; the square would be far above.
    private const double Nothing = 100;

    public static TheoryData<string> OfSignatures => [.. HostileInputs.Signed.Keys];

    public static TheoryData<string> OfCertificates => [.. HostileInputs.Certificates.Keys];

    [Theory]
    [MemberData(nameof(OfSignatures))]
    public void Twice_as_many_parts_of_a_signature_cost_twice_as_much_at_most(string what)
    {
        var (many, make) = HostileInputs.Signed[what];
        var (once, twice) = (make(many), make(2 * many));
        Assert.InRange(twice.Length, many, SignatureEnvelope.MaxLength);

        GrowsWithItsLength(once, twice, bytes => Envelopes.Judge(bytes, Envelopes.Jws));
    }

    /// <summary>A processor many times slower than those that this runs on would still keep the promise.</summary>
    [Theory]
    [MemberData(nameof(OfSignatures))]
    public void No_signature_costs_more_than_a_second_of_a_processor(string what)
    {
        var (many, make) = HostileInputs.Signed[what];
        var bytes = make(2 * many);

        Assert.InRange(ThreadCpu.Of(() => Envelopes.Judge(bytes, Envelopes.Jws)), 0, 1000);
    }

    [Theory]
    [MemberData(nameof(OfCertificates))]
    public void Twice_as_many_parts_of_a_certificate_cost_twice_as_much_at_most(string what)
    {
        var (many, make) = HostileInputs.Certificates[what];
        var (once, twice) = (make(many), make(2 * many));
        Assert.InRange(twice.Length, many, 64 * 1024);

        GrowsWithItsLength(once, twice, Read);

        // Often, because a certificate is short.
        static void Read(byte[] bytes)
        {
            for (var i = 0; i < 20; i++)
                Certificate.Parse(bytes);
        }
    }

    [Fact]
    public void Twice_as_many_entries_of_a_revocation_list_cost_twice_as_much_at_most()
    {
        var issuer = TestCertificate.Authority(TestKey.NewP256(), "Test Root CA");
        byte[] List(int count) =>
            new TestRevocationList { Issuer = issuer, Entries = [.. Enumerable.Range(1, count).Select(i => new TestRevokedEntry([1, (byte)i]))] }
                .Encode();

        GrowsWithItsLength(List(20_000), List(40_000), bytes => Assert.Empty(RevocationList.Read(bytes).EntriesOf(new byte[] { 9 })));
    }

    [Fact]
    public void A_signature_whose_time_is_over_is_not_verified_further()
    {
        var bytes = TestEnvelope.OfX509().Encode();
        Assert.True(SignatureEnvelope.Parse(bytes, Envelopes.Jws).TryGet(out var envelope, out _));

        Assert.Throws<OperationCanceledException>(() => envelope.Verify(new CertificateCache(), new CancellationToken(canceled: true)));
    }

    /// <summary>
    /// A processor that others slow down makes CPU time longer too, so that both are measured again, one after the other, where the second
    /// looks too long. The square of the number would look so each time.
    /// </summary>
    private static void GrowsWithItsLength(byte[] once, byte[] twice, Action<byte[]> read)
    {
        var seen = new List<(double First, double Second)>();
        do
            seen.Add((ThreadCpu.Of(() => read(once)), ThreadCpu.Of(() => read(twice))));
        while (!IsInProportion(seen[^1]) && seen.Count < Attempts);

        Assert.True(IsInProportion(seen[^1]), string.Join("; ", seen.Select(s => $"{s.First:0.0} ms, and {s.Second:0.0} ms for twice as much")));
    }

    private static bool IsInProportion((double First, double Second) cost) =>
        cost.Second < Nothing || cost.Second / cost.First < MostForTwice;
}
