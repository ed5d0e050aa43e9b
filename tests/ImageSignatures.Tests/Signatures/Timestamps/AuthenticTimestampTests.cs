using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Signatures;
using ImageSignatures.Signatures.Revocation;
using ImageSignatures.Signatures.Timestamps;
using ImageSignatures.Verdicts;
using Microsoft.Extensions.Time.Testing;

namespace ImageSignatures.Tests.Signatures.Timestamps;

public sealed class AuthenticTimestampTests
{
    private static readonly DateTimeOffset During = TestEnvelope.SigningTime.AddDays(1);
    private static readonly DateTimeOffset After = TestCertificate.DefaultNotAfter.AddDays(1);
    private static readonly TestTimestamp Timestamp = TestTimestamp.By(TestChain.Timestamping());
    private static readonly TestEnvelope Plain = TestEnvelope.OfX509(TestChain.OfTwo());

    [Fact]
    public async Task A_signing_authoritys_time_is_judged_whatever_time_it_is_now()
    {
        var envelope = TestEnvelope.OfSigningAuthority(TestChain.OfTwo());

        await PassesAsync(envelope.Verified(), new TimestampPolicy.None(), After.AddYears(50));
        await PassesAsync(envelope.Verified(), Tsa(), After);
        await FailsAsync(
            SignedAt(envelope, "2027-01-01T00:00:01Z").Verified(),
            new TimestampPolicy.None(),
            During,
            "was not valid at 2027-01-01 00:00:01Z"
        );
        await FailsAsync(SignedAt(envelope, "2025-12-31T23:59:59Z").Verified(), new TimestampPolicy.None(), During, "CN=Test Leaf");
        await PassesAsync(SignedAt(envelope, "2027-01-01T00:00:00Z").Verified(), new TimestampPolicy.None(), During);
    }

    [Fact]
    public async Task Any_certificate_of_the_chain_counts()
    {
        var chain = TestChain.OfFour().Change(2, ca => ca with { NotAfter = TestEnvelope.SigningTime.AddSeconds(-1) });

        await FailsAsync(TestEnvelope.OfSigningAuthority(chain).Verified(), new TimestampPolicy.None(), During, "CN=Test Intermediate CA");
    }

    [Fact]
    public async Task Without_timestamp_the_certificates_have_to_be_valid_now()
    {
        await PassesAsync(Plain.Verified(), new TimestampPolicy.None(), During);
        await FailsAsync(Plain.Verified(), new TimestampPolicy.None(), After, "no timestamp says");
        await FailsAsync(
            Plain.Verified(),
            new TimestampPolicy.None(),
            TestCertificate.DefaultNotBefore.AddSeconds(-1),
            "no timestamp says"
        );
        await FailsAsync(Timestamped(Timestamp), new TimestampPolicy.None(), After, "no timestamp says");
    }

    [Fact]
    public async Task With_a_tsa_store_a_timestamp_is_needed_and_outlives_the_certificates()
    {
        await PassesAsync(Timestamped(Timestamp), Tsa(), During);
        await PassesAsync(Timestamped(Timestamp), Tsa(), After.AddYears(50));
        await FailsAsync(Plain.Verified(), Tsa(), During, "has no timestamp");
        await FailsAsync(
            Timestamped(Timestamp),
            new TimestampPolicy.Tsa([], OnlyAfterCertificateExpiry: false),
            During,
            "holds no certificate"
        );
    }

    [Fact]
    public async Task After_certificate_expiry_means_only_then()
    {
        await PassesAsync(Plain.Verified(), Tsa(onlyAfterExpiry: true), During);
        await PassesAsync(Plain.Verified(), Tsa(onlyAfterExpiry: true), TestCertificate.DefaultNotAfter);
        await FailsAsync(Plain.Verified(), Tsa(onlyAfterExpiry: true), After, "has no timestamp");
        await PassesAsync(Timestamped(Timestamp), Tsa(onlyAfterExpiry: true), After);
        await FailsAsync(
            Plain.Verified(),
            Tsa(onlyAfterExpiry: true),
            TestCertificate.DefaultNotBefore.AddSeconds(-1),
            "no timestamp says"
        );
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0, 1, false)]
    [InlineData(-1, 1, true)]
    [InlineData(1, 0, false)]
    public async Task The_whole_range_of_the_timestamp_has_to_be_within_the_validity(int secondsAfterEnd, int accuracy, bool isGood)
    {
        var chain = TestChain.OfTwo().Change(0, leaf => leaf with { NotAfter = TestTimestamp.Moment.AddSeconds(-secondsAfterEnd) });
        var envelope = Timestamped(Timestamp with { Accuracy = accuracy }, TestEnvelope.OfX509(chain));

        if (isGood)
            await PassesAsync(envelope, Tsa(), After);
        else
            await FailsAsync(envelope, Tsa(), After, "outside the validity of CN=Test Leaf");
    }

    [Fact]
    public async Task A_timestamp_of_another_signature_is_refused() =>
        await FailsAsync(Plain.Verified() with { TimestampToken = Timestamped(Timestamp).TimestampToken }, Tsa(), During, "for other data");

    [Fact]
    public async Task A_timestamp_authority_that_is_revoked_or_unknown_is_no_proof()
    {
        var authority = TestTimestamp.By(TestChain.Timestamping().Change(0, leaf => leaf.With(TestExtension.Crl(RevocationBench.Crl))));
        var list = new TestRevocationList { Issuer = authority.Chain.Certificates[1], ThisUpdate = During, NextUpdate = During.AddDays(1) };
        var policy = new TimestampPolicy.Tsa([authority.Root], OnlyAfterCertificateExpiry: false);
        var envelope = Timestamped(authority);
        var servers = new RevocationServers();

        var unknown = await ValidateAsync(envelope, policy, During, servers);
        Assert.Equal(ReasonCode.RevocationUnavailable, unknown.Reason?.Code);
        Assert.Equal(ValidationOutcome.Undetermined, unknown.Outcome);

        servers.Serve(RevocationBench.Crl, list.Encode());
        Assert.True((await ValidateAsync(envelope, policy, During, servers)).IsPassed);

        servers.Serve(RevocationBench.Crl, (list with { Entries = [new TestRevokedEntry(authority.Chain.Leaf.SerialNumber)] }).Encode());
        var revoked = await ValidateAsync(envelope, policy, During, servers);
        Assert.Equal(ReasonCode.Revoked, revoked.Reason?.Code);
        Assert.Contains("The timestamp authority: ", revoked.Reason?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jwsWithTimestamp.sig", true)]
    [InlineData("coseWithTimestamp.sig", true)]
    [InlineData("jwsExpiredWithTimestamp.sig", true)]
    [InlineData("coseExpiredWithTimestamp.sig", true)]
    [InlineData("timestampAfterNotAfter.sig", false)]
    [InlineData("timestampBeforeNotBefore.sig", false)]
    [InlineData("withoutTimestamp.sig", false)]
    public async Task Real_timestamps_are_judged_as_notation_does_but_for_the_revocation_that_cannot_be_asked_for_here(
        string file,
        bool isGood
    )
    {
        using var root = X509CertificateLoader.LoadCertificateFromFile(
            Path.Combine(AppContext.BaseDirectory, "Data", "notation-go", "certificates", "globalsignRoot.cer"));
        var policy = new TimestampPolicy.Tsa([TestCertificate.Read(root.RawData)], OnlyAfterCertificateExpiry: false);

        var result = await ValidateAsync(NotationEnvelopeTests.Verified(file), policy, After, new RevocationServers());

        Assert.Equal(isGood ? ReasonCode.RevocationUnavailable : ReasonCode.SigningTime, result.Reason?.Code);
    }

    [Fact]
    public void Certificates_are_judged_now_only_where_nothing_says_when_the_signature_was_made()
    {
        var plain = Plain.Verified();

        Assert.True(AuthenticTimestamp.IsJudgedNow(plain, new TimestampPolicy.None(), During));
        Assert.True(AuthenticTimestamp.IsJudgedNow(plain, Tsa(onlyAfterExpiry: true), During));
        Assert.False(AuthenticTimestamp.IsJudgedNow(plain, Tsa(onlyAfterExpiry: true), After));
        Assert.False(AuthenticTimestamp.IsJudgedNow(plain, Tsa(), During));
        Assert.False(AuthenticTimestamp.IsJudgedNow(
            TestEnvelope.OfSigningAuthority(TestChain.OfTwo()).Verified(), new TimestampPolicy.None(), During));
    }

    private static TimestampPolicy.Tsa Tsa(bool onlyAfterExpiry = false) => new TimestampPolicy.Tsa([Timestamp.Root], onlyAfterExpiry);

    private static TestEnvelope SignedAt(TestEnvelope envelope, string time) => envelope
        .Change(header => header["io.cncf.notary.authenticSigningTime"] = time)
        .Change(header => header["io.cncf.notary.expiry"] = "2100-01-01T00:00:00Z");

    private static VerifiedEnvelope Timestamped(TestTimestamp timestamp, TestEnvelope? envelope = null)
    {
        // An ECDSA signature is another one each time, so the timestamp is put beside the one that was made.
        var json = (envelope ?? Plain).ToJson();
        var signature = System.Buffers.Text.Base64Url.DecodeFromChars(json["signature"]!.GetValue<string>());
        ((JsonObject)json["header"]!)["io.cncf.notary.timestampSignature"] = Convert.ToBase64String(
            (timestamp with { Data = signature }).Encode()
        );
        return Envelopes.Verified(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(json), Envelopes.Jws);
    }

    private static Task<ValidationResult> ValidateAsync(
        VerifiedEnvelope envelope,
        TimestampPolicy policy,
        DateTimeOffset now,
        RevocationServers servers
    )
    {
        var clock = new FakeTimeProvider(now);
        return new AuthenticTimestamp(new RevocationChecker(servers.Client, clock), clock).ValidateAsync(
            envelope,
            policy,
            CancellationToken.None
        );
    }

    private static async Task PassesAsync(VerifiedEnvelope envelope, TimestampPolicy policy, DateTimeOffset now)
    {
        var result = await ValidateAsync(envelope, policy, now, new RevocationServers());
        Assert.True(result.IsPassed, result.Reason?.Message);
    }

    private static async Task FailsAsync(VerifiedEnvelope envelope, TimestampPolicy policy, DateTimeOffset now, string text)
    {
        var result = await ValidateAsync(envelope, policy, now, new RevocationServers());
        Assert.Contains(text, result.Reason?.Message, StringComparison.Ordinal);
        Assert.Equal(ReasonCode.SigningTime, result.Reason?.Code);
        Assert.Equal(ValidationType.AuthenticTimestamp, result.Type);
    }
}
