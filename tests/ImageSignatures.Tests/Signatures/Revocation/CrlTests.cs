using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Signatures.Certificates.Extensions;

namespace ImageSignatures.Tests.Signatures.Revocation;

public sealed class CrlTests
{
    private const int Hold = 6;
    private const int Remove = 8;

    private readonly RevocationBench _bench = new(TestExtension.Crl(RevocationBench.Crl));

    [Fact]
    public async Task A_list_without_the_certificate_passes()
    {
        Serve(_bench.List);
        await _bench.PassesAsync();

        Serve(_bench.List with { Entries = [new TestRevokedEntry([0x4a, 0x02]), new TestRevokedEntry([0x01])] });
        await _bench.PassesAsync();
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(10)]
    public async Task A_listed_certificate_is_revoked(int? reason)
    {
        Serve(_bench.List with { Entries = [new TestRevokedEntry([0x01]), _bench.Entry(reason)] });
        await _bench.IsRevokedAsync();
    }

    [Fact]
    public async Task A_key_that_became_invalid_after_the_authentic_signing_time_is_not_revoked()
    {
        Serve(_bench.List with { Entries = [_bench.Entry(1, TestRevokedEntry.InvalidSince(TestEnvelope.SigningTime.AddDays(5)))] });

        await _bench.PassesAsync(TestEnvelope.SigningTime);
        await _bench.IsRevokedAsync(TestEnvelope.SigningTime.AddDays(5));
        await _bench.IsRevokedAsync(authenticSigningTime: null);
    }

    [Fact]
    public async Task All_lists_of_a_chain_together_are_bounded()
    {
        var urls = Enumerable.Range(1, 3).Select(i => $"http://crl.example/{i}.crl").ToArray();
        var bench = new RevocationBench(TestExtension.Crl(urls));
        var padding = new TestExtension("1.3.6.1.4.1.99999.2", false, new byte[12 * 1024 * 1024]);
        foreach (var url in urls)
            bench.Servers.Serve(url, bench.List.With(padding).Encode());

        await bench.IsUnavailableAsync("too many bytes already");
        Assert.Equal(urls, bench.Servers.Asked);
    }

    [Fact]
    public async Task A_list_that_is_not_for_now_is_undetermined()
    {
        Serve(_bench.List with { NextUpdate = TestOcspResponse.Now.AddSeconds(-1) });
        await _bench.IsUnavailableAsync("ran out at");

        Serve(_bench.List with { NextUpdate = null });
        await _bench.IsUnavailableAsync("does not say until when");

        Serve(_bench.List with { ThisUpdate = TestOcspResponse.Now.AddMinutes(6), NextUpdate = TestOcspResponse.Now.AddDays(1) });
        await _bench.IsUnavailableAsync("from the future");
    }

    [Fact]
    public async Task A_list_of_another_issuer_or_key_is_undetermined()
    {
        Serve(_bench.List with { SigningKey = TestKey.NewP256() });
        await _bench.IsUnavailableAsync("signature of the revocation list is not valid");

        Serve(_bench.List with { Algorithm = TestAlgorithm.EcdsaSha1 });
        await _bench.IsUnavailableAsync("signature of the revocation list is not valid");

        Serve(_bench.List with { Issuer = _bench.Issuer with { Subject = TestCertificate.Name("CN=Other") } });
        await _bench.IsUnavailableAsync("from another issuer");
    }

    [Fact]
    public async Task An_issuer_whose_key_is_not_for_lists_is_undetermined()
    {
        var issuer = TestCertificate.Authority(TestKey.NewP256(), "Root").Set(TestExtension.KeyUsage(KeyUsages.KeyCertSign));
        var chain = new TestChain
        {
            Certificates = [TestCertificate.Leaf(TestKey.NewP256()).With(TestExtension.Crl(RevocationBench.Crl)), issuer],
        }.Verified();
        _bench.Servers.Serve(RevocationBench.Crl, new TestRevocationList { Issuer = issuer }.Encode());

        var checker = new ImageSignatures.Signatures.Revocation.RevocationChecker(_bench.Servers.Client, _bench.Clock);
        var result = await checker.ValidateAsync(chain, null, CancellationToken.None);

        Assert.Contains("is not for signing revocation lists", result.Reason?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_critical_extension_of_a_list_or_of_the_entry_is_undetermined()
    {
        Serve(_bench.List.With(TestExtension.Unknown(true)));
        await _bench.IsUnavailableAsync("critical extension");

        Serve(_bench.List with { Entries = [_bench.Entry(1, TestExtension.Unknown(true))] });
        await _bench.IsUnavailableAsync("critical extension");

        Serve(
            _bench.List.With(TestExtension.Unknown(false)) with
            {
                Entries = [new TestRevokedEntry([1], null, TestExtension.Unknown(true))],
            }
        );
        await _bench.PassesAsync();
    }

    [Fact]
    public async Task Every_list_has_to_be_had()
    {
        var bench = new RevocationBench(TestExtension.Crl(RevocationBench.Crl, "http://crl.example/other.crl"));
        bench.Servers.Serve(RevocationBench.Crl, bench.List.Encode());
        await bench.IsUnavailableAsync("\"http://crl.example/other.crl\" answered with status 404");

        bench.Servers.Serve("http://crl.example/other.crl", (bench.List with { Entries = [bench.Entry()] }).Encode());
        await bench.IsRevokedAsync();
    }

    [Fact]
    public async Task A_certificate_with_too_many_lists_is_undetermined() =>
        await new RevocationBench(TestExtension.Crl([.. Enumerable.Range(0, 5).Select(i => $"http://crl.example/{i}")])).IsUnavailableAsync(
            "more than 4"
        );

    [Fact]
    public async Task A_part_of_the_list_for_other_certificates_is_undetermined()
    {
        Serve(
            _bench.List.With(TestRevocationList.IssuingPoint(writer => TestExtension.WritePoint(writer, "http://crl.example/part2.crl")))
        );
        await _bench.IsUnavailableAsync("for other certificates");

        Serve(_bench.List.With(TestRevocationList.IssuingPoint(writer => TestExtension.WritePoint(writer, RevocationBench.Crl))));
        await _bench.PassesAsync();
    }

    [Theory]
    [InlineData(1, true)] // only certificates of users
    [InlineData(2, false)] // only certificates of authorities
    [InlineData(4, false)] // an indirect list
    [InlineData(5, false)] // only attribute certificates
    public async Task A_list_for_some_kinds_of_certificates_is_only_about_those(int kind, bool isAboutLeaves)
    {
        Serve(_bench.List.With(TestRevocationList.IssuingPoint(writer => writer.WriteBoolean(true, Der.Context(kind)))));

        if (isAboutLeaves)
            await _bench.PassesAsync();
        else
            await _bench.IsUnavailableAsync("for other certificates");
    }

    [Fact]
    public async Task A_list_for_some_reasons_is_undetermined()
    {
        Serve(_bench.List.With(TestRevocationList.IssuingPoint(writer => writer.WriteBitString([0x60], 5, Der.Context(3)))));
        await _bench.IsUnavailableAsync("for some reasons only");
    }

    [Fact]
    public async Task A_delta_in_place_of_a_list_is_undetermined()
    {
        Serve(_bench.List.With(TestRevocationList.DeltaTo(3)));
        await _bench.IsUnavailableAsync("only a delta");
    }

    [Fact]
    public async Task A_delta_counts_with_its_list()
    {
        Serve(_bench.List.With(TestExtension.FreshestCrl("http://down.example/", RevocationBench.Delta)));
        ServeDelta(Delta());
        await _bench.PassesAsync();

        ServeDelta(Delta() with { Entries = [_bench.Entry(1)] });
        await _bench.IsRevokedAsync();
    }

    [Fact]
    public async Task A_hold_ends_with_a_later_removal()
    {
        Serve(_bench.List.With(TestExtension.FreshestCrl(RevocationBench.Delta)) with { Entries = [_bench.Entry(Hold)] });
        ServeDelta(Delta() with { Entries = [_bench.Entry(Remove) with { RevokedAt = TestEnvelope.SigningTime.AddDays(20) }] });
        await _bench.PassesAsync();

        ServeDelta(Delta() with { Entries = [_bench.Entry(Remove) with { RevokedAt = TestEnvelope.SigningTime.AddDays(5) }] });
        await _bench.IsRevokedAsync();

        ServeDelta(
            Delta() with
            {
                Entries = [_bench.Entry(Remove) with { RevokedAt = TestEnvelope.SigningTime.AddDays(20) }, _bench.Entry(1)],
            }
        );
        await _bench.IsRevokedAsync();
    }

    [Theory]
    [InlineData(7, 3, false)] // no later than the list
    [InlineData(8, 7, true)]
    [InlineData(9, 8, false)] // to a later list
    public async Task A_delta_has_to_bepaddingto_its_list(int number, int to, bool isGood)
    {
        Serve(_bench.List.With(TestExtension.FreshestCrl(RevocationBench.Delta)));
        ServeDelta(Delta() with { Extensions = [TestRevocationList.Number(number), TestRevocationList.DeltaTo(to)] });

        if (isGood)
            await _bench.PassesAsync();
        else
            await _bench.IsUnavailableAsync("does not belong");
    }

    [Fact]
    public async Task A_delta_that_cannot_be_had_or_is_none_is_undetermined()
    {
        Serve(_bench.List.With(TestExtension.FreshestCrl(RevocationBench.Delta)));
        await _bench.IsUnavailableAsync("status 404");

        ServeDelta(Delta() with { Extensions = [TestRevocationList.Number(8)] });
        await _bench.IsUnavailableAsync("has no number");

        ServeDelta(Delta() with { SigningKey = TestKey.NewP256() });
        await _bench.IsUnavailableAsync("signature of the revocation list is not valid");
    }

    [Fact]
    public async Task A_delta_that_only_the_certificate_names_is_undetermined()
    {
        var bench = new RevocationBench(TestExtension.Crl(RevocationBench.Crl), TestExtension.FreshestCrl(RevocationBench.Delta));
        bench.Servers.Serve(RevocationBench.Crl, bench.List.Encode());

        await bench.IsUnavailableAsync("only the certificate names");
    }

    [Fact]
    public async Task Garbage_is_undetermined()
    {
        foreach (var body in new byte[][] { [], [0x30], [0x30, 0x00], "<html>"u8.ToArray(), [.. _bench.List.Encode(), 0] })
        {
            _bench.Servers.Serve(RevocationBench.Crl, body);
            await _bench.IsUnavailableAsync("cannot be read");
        }
    }

    [Fact]
    public async Task A_list_with_another_ones_entry_that_cannot_be_read_is_not_used()
    {
        Serve(_bench.List with { Entries = [new TestRevokedEntry([0x11], null, new TestExtension("2.5.29.21", false, [5, 0]))] });
        await _bench.IsUnavailableAsync("cannot be read");

        Serve(_bench.List with { Extensions = [new TestExtension("2.5.29.20", false, [5, 0])] });
        await _bench.IsUnavailableAsync("cannot be read");

        Serve(_bench.List.With(new TestExtension("2.5.29.35", false, [4, 0])));
        await _bench.IsUnavailableAsync("cannot be read");
    }

    [Fact]
    public async Task A_reason_that_is_critical_is_not_supported()
    {
        Serve(_bench.List with { Entries = [_bench.Entry(null, new TestExtension("2.5.29.21", true, [10, 1, 8]))] });

        await _bench.IsUnavailableAsync("critical extension 2.5.29.21");
    }

    [Fact]
    public async Task Two_entries_that_contradict_each_other_are_undetermined()
    {
        var later = TestRevokedEntry.InvalidSince(TestEnvelope.SigningTime.AddDays(5));
        Serve(_bench.List with { Entries = [_bench.Entry(1, later), _bench.Entry(1)] });

        await _bench.IsRevokedAsync();
        var result = await _bench.CheckAsync(TestEnvelope.SigningTime);
        Assert.Contains("contradict each other", result.Reason?.Message, StringComparison.Ordinal);
    }

    private TestRevocationList Delta() => _bench.List with { Extensions = [TestRevocationList.Number(8), TestRevocationList.DeltaTo(7)] };

    private void Serve(TestRevocationList list) => _bench.Servers.Serve(RevocationBench.Crl, list.Encode());

    private void ServeDelta(TestRevocationList list) => _bench.Servers.Serve(RevocationBench.Delta, list.Encode());
}
