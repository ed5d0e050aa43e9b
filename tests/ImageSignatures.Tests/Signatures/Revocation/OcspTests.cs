using System.Net;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Signatures.Certificates.Extensions;
using ImageSignatures.Signatures.Revocation;

namespace ImageSignatures.Tests.Signatures.Revocation;

public sealed class OcspTests
{
    private const string OcspSigning = "1.3.6.1.5.5.7.3.9";
    private static readonly TestExtension NoCheck = new("1.3.6.1.5.5.7.48.1.5", false, [5, 0]);

    private readonly RevocationBench _bench = new(TestExtension.Ocsp(RevocationBench.Ocsp));

    [Fact]
    public async Task A_good_answer_of_the_issuer_passes()
    {
        Serve(_bench.Response);
        await _bench.PassesAsync();

        Serve(_bench.Response with { NamesItselfByKey = true });
        await _bench.PassesAsync();
    }

    [Fact]
    public async Task It_is_asked_by_GET_without_a_nonce_so_that_caches_can_answer()
    {
        _bench.Servers.Serve(RevocationBench.Ocsp, request =>
        {
            Assert.InRange(Uri.EscapeDataString(Convert.ToBase64String(request)).Length, 1, 254);
            return _bench.Response.Encode();
        });

        await _bench.PassesAsync();
        Assert.Equal([HttpMethod.Get], _bench.Servers.Methods);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.MethodNotAllowed)]
    [InlineData(HttpStatusCode.NotImplemented)]
    public async Task Where_GET_is_refused_it_is_asked_by_POST(HttpStatusCode status)
    {
        _bench.Servers.RefusesGet = status;
        Serve(_bench.Response);

        await _bench.PassesAsync();
        Assert.Equal([HttpMethod.Get, HttpMethod.Post], _bench.Servers.Methods);
    }

    [Fact]
    public async Task Where_a_cache_answers_what_has_run_out_it_is_asked_by_POST()
    {
        var old = _bench.Response with { NextUpdate = TestOcspResponse.Now.AddSeconds(-1) };
        _bench.Servers.Serve(RevocationBench.Ocsp, _ => (_bench.Servers.Methods.Count == 1 ? old : _bench.Response).Encode());

        await _bench.PassesAsync();
        Assert.Equal([HttpMethod.Get, HttpMethod.Post], _bench.Servers.Methods);
    }

    [Fact]
    public async Task What_GET_says_of_a_revoked_certificate_stands()
    {
        _bench.Servers.Serve(
            RevocationBench.Ocsp,
            _ => (_bench.Servers.Methods[^1] == HttpMethod.Get ? _bench.Response with { RevokedAt = TestOcspResponse.Now.AddDays(-1) } : _bench.Response)
                .Encode());

        await _bench.IsRevokedAsync();
        Assert.Equal([HttpMethod.Get], _bench.Servers.Methods);
    }

    [Fact]
    public async Task A_long_question_is_posted()
    {
        var issuer = _bench.Issuer;
        var leaf = TestCertificate.Leaf(TestKey.NewP256()).With(TestExtension.Ocsp(RevocationBench.Ocsp)) with
        {
            SerialNumber = [.. Enumerable.Repeat((byte)1, 200)],
        };
        var chain = new TestChain { Certificates = [leaf, issuer] }.Verified();
        _bench.Servers.Serve(RevocationBench.Ocsp, new TestOcspResponse { Certificate = chain.Leaf, Issuer = issuer }.Encode());

        var result = await new RevocationChecker(_bench.Servers.Client, _bench.Clock).ValidateAsync(chain, null, default);

        Assert.True(result.IsPassed, result.Reason?.Message);
        Assert.Equal([HttpMethod.Post], _bench.Servers.Methods);
    }

    [Fact]
    public async Task A_server_that_cannot_be_used_is_named_with_what_to_do()
    {
        await _bench.IsUnavailableAsync("answered with status 404: try again, and if it stays so ask who runs ocsp.example");

        _bench.Servers.Serve(RevocationBench.Ocsp, (Func<byte[], Task<HttpContent>>)(_ => throw new HttpRequestException("No route to host")));
        await _bench.IsUnavailableAsync("could not be reached (No route to host): allow outgoing HTTP to ocsp.example, port 80, or try again");
    }

    [Fact]
    public async Task A_revoked_certificate_fails_with_its_name_and_time()
    {
        Serve(_bench.Response with { RevokedAt = new(2026, 6, 11, 12, 0, 0, TimeSpan.Zero) });

        await _bench.IsRevokedAsync();
        Assert.Contains("CN=Test Leaf", (await _bench.CheckAsync()).Reason?.Message, StringComparison.Ordinal);
        Assert.Contains("2026-06-11 12:00:00Z", (await _bench.CheckAsync()).Reason?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_became_invalid_after_the_authentic_signing_time_is_not_revoked()
    {
        Serve(_bench.Response with
        {
            RevokedAt = TestEnvelope.SigningTime.AddDays(10),
            SingleExtensions = [TestRevokedEntry.InvalidSince(TestEnvelope.SigningTime.AddDays(5))],
        });

        await _bench.PassesAsync(TestEnvelope.SigningTime);
        await _bench.IsRevokedAsync(TestEnvelope.SigningTime.AddDays(5));
        await _bench.IsRevokedAsync(authenticSigningTime: null);
    }

    [Fact]
    public async Task An_unknown_certificate_is_undetermined()
    {
        Serve(_bench.Response with { IsUnknown = true });
        await _bench.IsUnavailableAsync("does not know the certificate");
    }

    [Theory]
    [InlineData(1, "malformed request")]
    [InlineData(2, "internal error")]
    [InlineData(3, "try later")]
    [InlineData(5, "signature required")]
    [InlineData(6, "unauthorized")]
    [InlineData(9, "unknown status")]
    public async Task An_answer_that_is_an_error_is_undetermined(byte status, string text)
    {
        Serve(_bench.Response with { Status = status });
        await _bench.IsUnavailableAsync(text);
    }

    [Fact]
    public async Task An_answer_that_is_not_for_now_is_undetermined()
    {
        Serve(_bench.Response with { NextUpdate = TestOcspResponse.Now.AddSeconds(-1) });
        await _bench.IsUnavailableAsync("ran out at");

        Serve(_bench.Response with { NextUpdate = null });
        await _bench.IsUnavailableAsync("does not say until when");

        Serve(_bench.Response with { ThisUpdate = TestOcspResponse.Now.AddMinutes(6), NextUpdate = TestOcspResponse.Now.AddDays(1) });
        await _bench.IsUnavailableAsync("from the future");

        Serve(_bench.Response with { ThisUpdate = TestOcspResponse.Now.AddMinutes(4), NextUpdate = TestOcspResponse.Now.AddDays(1) });
        await _bench.PassesAsync();
    }

    [Fact]
    public async Task An_answer_of_another_key_or_with_SHA1_is_undetermined()
    {
        Serve(_bench.Response with { SigningKey = TestKey.NewP256() });
        await _bench.IsUnavailableAsync("signature of the OCSP response is not valid");

        Serve(_bench.Response with { Algorithm = TestAlgorithm.EcdsaSha1 });
        await _bench.IsUnavailableAsync("signature of the OCSP response is not valid");
    }

    [Fact]
    public async Task An_answer_about_another_certificate_or_issuer_is_undetermined()
    {
        var other = (TestCertificate.Leaf(TestKey.NewP256()) with { SerialNumber = [0x4b] }).Read(_bench.Issuer);
        Serve(_bench.Response with { Certificate = other });
        await _bench.IsUnavailableAsync("about another certificate");

        Serve(_bench.Response with { Issuer = _bench.Issuer with { Key = TestKey.NewP256() }, SigningKey = _bench.Issuer.Key });
        await _bench.IsUnavailableAsync("about another certificate");
    }

    [Fact]
    public async Task A_nonce_may_be_left_out_but_not_be_another_one()
    {
        _bench.Servers.RefusesGet = HttpStatusCode.MethodNotAllowed;
        _bench.Servers.Serve(RevocationBench.Ocsp, request => (_bench.Response with
        {
            Extensions = [new TestExtension("1.3.6.1.5.5.7.48.1.2", false, TestOcspResponse.NonceOf(request))],
        }).Encode());
        await _bench.PassesAsync();

        Serve(_bench.Response with { Extensions = [new TestExtension("1.3.6.1.5.5.7.48.1.2", false, [4, 1, 0])] });
        await _bench.IsUnavailableAsync("another nonce");
    }

    [Fact]
    public async Task A_critical_extension_is_undetermined_and_another_one_passes()
    {
        Serve(_bench.Response with { Extensions = [TestExtension.Unknown(true)] });
        await _bench.IsUnavailableAsync("critical extension");

        Serve(_bench.Response with { SingleExtensions = [TestExtension.Unknown(true)] });
        await _bench.IsUnavailableAsync("critical extension");

        Serve(_bench.Response with { Extensions = [TestExtension.Unknown(false)], SingleExtensions = [TestExtension.Unknown(false)] });
        await _bench.PassesAsync();
    }

    [Fact]
    public async Task A_responder_that_names_itself_otherwise_is_undetermined()
    {
        Serve(_bench.Response with { ResponderName = TestCertificate.Name("CN=Other") });
        await _bench.IsUnavailableAsync("another name");
    }

    [Fact]
    public async Task A_responder_with_the_issuers_mandate_is_believed()
    {
        ServeBy(Responder());
        await _bench.PassesAsync();
    }

    [Fact]
    public async Task A_responder_without_mandate_is_undetermined()
    {
        ServeBy(TestCertificate.Leaf(TestKey.NewP256(), "Responder").With(NoCheck));
        await _bench.IsUnavailableAsync("is not for signing OCSP responses");

        ServeBy(Responder().Set(TestExtension.KeyUsage(KeyUsages.KeyEncipherment)));
        await _bench.IsUnavailableAsync("is not for signing OCSP responses");

        ServeBy(Responder() with { NotAfter = TestOcspResponse.Now.AddDays(-1) });
        await _bench.IsUnavailableAsync("is not valid now");
    }

    [Fact]
    public async Task A_responder_of_another_issuer_is_undetermined()
    {
        var responder = Responder();
        var other = _bench.Issuer with { Key = TestKey.NewP256() };
        Serve(_bench.Response with { Responder = responder, Certificates = [responder.IssuedBy(other)] });

        await _bench.IsUnavailableAsync("is not from the same issuer");
    }

    [Fact]
    public async Task A_responder_that_may_be_revoked_itself_is_looked_up()
    {
        var responder = (Responder() with { SerialNumber = [0x55] }).Without(NoCheck.Type).With(TestExtension.Crl(RevocationBench.Crl));
        ServeBy(responder);
        await _bench.IsUnavailableAsync("own status could not be found out");

        _bench.Servers.Serve(RevocationBench.Crl, _bench.List.Encode());
        await _bench.PassesAsync();

        _bench.Servers.Serve(RevocationBench.Crl, (_bench.List with { Entries = [new TestRevokedEntry([0x55])] }).Encode());
        await _bench.IsUnavailableAsync("has been revoked");
    }

    [Fact]
    public async Task The_issuers_own_certificate_may_come_along_where_notation_accepts_it()
    {
        Serve(_bench.Response with { Certificates = [_bench.Chain.Certificates[1].RawData.ToArray()] });
        await _bench.PassesAsync();
    }

    [Fact]
    public async Task The_next_responder_is_asked_until_one_has_an_answer()
    {
        var bench = new RevocationBench(TestExtension.Ocsp("http://down.example/", "http://up.example/", "http://never.example/"));
        bench.Servers.Serve("http://up.example/", bench.Response.Encode());

        await bench.PassesAsync();
        Assert.Equal(["http://down.example/", "http://down.example/", "http://up.example/"], bench.Servers.Asked);
    }

    [Fact]
    public async Task That_a_responder_does_not_know_the_certificate_is_an_answer_after_which_no_other_is_asked()
    {
        var bench = new RevocationBench(TestExtension.Ocsp("http://first.example/", "http://second.example/"));
        bench.Servers.Serve("http://first.example/", (bench.Response with { IsUnknown = true }).Encode());
        bench.Servers.Serve("http://second.example/", bench.Response.Encode());

        await bench.IsUnavailableAsync("does not know the certificate");
        Assert.Equal(["http://first.example/"], bench.Servers.Asked);
    }

    [Fact]
    public async Task Where_a_doubtful_answer_says_revoked_no_other_source_says_good()
    {
        var bench = new RevocationBench(
            TestExtension.Ocsp(RevocationBench.Ocsp, "http://second.example/"), TestExtension.Crl(RevocationBench.Crl));
        var doubtful = bench.Response with { ResponderName = TestCertificate.Name("CN=Other") };
        bench.Servers.Serve("http://second.example/", bench.Response.Encode());
        bench.Servers.Serve(RevocationBench.Crl, bench.List.Encode());

        bench.Servers.Serve(RevocationBench.Ocsp, (doubtful with { RevokedAt = TestOcspResponse.Now.AddDays(-1) }).Encode());
        await bench.IsUnavailableAsync("names itself by another name");

        bench.Servers.Serve(RevocationBench.Ocsp, doubtful.Encode());
        await bench.PassesAsync();
    }

    [Fact]
    public async Task The_first_answer_for_the_serial_number_counts_whoever_issued_it()
    {
        Serve(_bench.Response with { Before = [_bench.Response with { Issuer = _bench.Issuer with { Key = TestKey.NewP256() } }] });

        await _bench.IsUnavailableAsync("about another certificate");
    }

    [Fact]
    public async Task A_nonce_among_the_extensions_of_one_answer_may_not_be_critical()
    {
        Serve(_bench.Response with { SingleExtensions = [new TestExtension("1.3.6.1.5.5.7.48.1.2", true, [4, 1, 0])] });

        await _bench.IsUnavailableAsync("critical extension");
    }

    [Fact]
    public async Task The_message_has_the_causes_of_all_sources_that_were_asked()
    {
        var bench = new RevocationBench(TestExtension.Ocsp(RevocationBench.Ocsp), TestExtension.Crl(RevocationBench.Crl));
        bench.Servers.Serve(RevocationBench.Ocsp, (bench.Response with { SigningKey = TestKey.NewP256() }).Encode());
        await bench.IsUnavailableAsync("the signature of the OCSP response is not valid; the revocation server");

        bench.Servers.Serve(RevocationBench.Crl, (bench.List with { Entries = [bench.Entry(1)] }).Encode());
        await bench.IsRevokedAsync();
        Assert.EndsWith(
            "(other sources could not be used: the signature of the OCSP response is not valid).",
            (await bench.CheckAsync()).Reason?.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Garbage_is_undetermined()
    {
        foreach (var body in new byte[][] { [], [0x30], [0x30, 0x00], "<html>"u8.ToArray(), [.. _bench.Response.Encode(), 0] })
        {
            _bench.Servers.Serve(RevocationBench.Ocsp, body);
            await _bench.IsUnavailableAsync("answered what cannot be read");
        }
    }

    private static TestCertificate Responder() =>
        TestCertificate.Leaf(TestKey.NewP256(), "Responder").With(TestExtension.ExtendedKeyUsage(false, OcspSigning), NoCheck);

    private void Serve(TestOcspResponse response) => _bench.Servers.Serve(RevocationBench.Ocsp, response.Encode());

    private void ServeBy(TestCertificate responder) =>
        Serve(_bench.Response with { Responder = responder, Certificates = [responder.IssuedBy(_bench.Issuer)] });
}
