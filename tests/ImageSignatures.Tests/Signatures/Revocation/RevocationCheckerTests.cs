using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Signatures;
using ImageSignatures.Signatures.Revocation;
using Microsoft.Extensions.Time.Testing;

namespace ImageSignatures.Tests.Signatures.Revocation;

public sealed class RevocationCheckerTests
{
    [Fact]
    public async Task A_certificate_that_names_no_server_passes_and_nobody_is_asked()
    {
        var bench = new RevocationBench();

        await bench.PassesAsync();
        Assert.Empty(bench.Servers.Asked);
    }

    [Fact]
    public async Task A_list_is_looked_up_only_when_OCSP_has_no_answer()
    {
        var bench = new RevocationBench(TestExtension.Ocsp(RevocationBench.Ocsp), TestExtension.Crl(RevocationBench.Crl));
        bench
            .Servers.Serve(RevocationBench.Ocsp, bench.Response.Encode())
            .Serve(RevocationBench.Crl, (bench.List with { Entries = [bench.Entry()] }).Encode());
        await bench.PassesAsync();
        Assert.Equal([RevocationBench.Ocsp], bench.Servers.Asked);

        bench.Servers.Serve(RevocationBench.Ocsp, (bench.Response with { IsUnknown = true }).Encode());
        await bench.IsRevokedAsync();

        bench
            .Servers.Serve(RevocationBench.Ocsp, (bench.Response with { RevokedAt = TestEnvelope.SigningTime }).Encode())
            .Serve(RevocationBench.Crl, bench.List.Encode());
        await bench.IsRevokedAsync();
    }

    [Fact]
    public async Task A_revoked_certificate_counts_more_than_an_unknown_one_and_the_root_is_not_asked_for()
    {
        var root = TestCertificate.Authority(TestKey.NewP256(), "Root").With(TestExtension.Crl("http://root.example/"));
        var intermediate = TestCertificate.Authority(TestKey.NewP256(), "Intermediate").With(TestExtension.Crl(RevocationBench.Crl)) with
        {
            SerialNumber = [5],
        };
        var leaf = TestCertificate.Leaf(TestKey.NewP256()).With(TestExtension.Crl("http://down.example/"));
        var chain = new TestChain { Certificates = [leaf, intermediate, root] }.Verified();
        var servers = new RevocationServers().Serve(
            RevocationBench.Crl,
            new TestRevocationList { Issuer = root, Entries = [new([5])] }.Encode()
        );

        var result = await new RevocationChecker(servers.Client, new FakeTimeProvider(TestOcspResponse.Now)).ValidateAsync(
            chain,
            null,
            CancellationToken.None
        );

        Assert.Equal(ValidationOutcome.Failed, result.Outcome);
        Assert.Contains("CN=Intermediate", result.Reason?.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("http://root.example/", servers.Asked);
    }

    [Theory]
    [InlineData("https://crl.example/")]
    [InlineData("ldap://crl.example/cn=x")]
    [InlineData("ftp://crl.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://user:secret@crl.example/")]
    [InlineData("crl.example")]
    [InlineData("")]
    public async Task A_URL_that_is_not_plain_HTTP_is_not_asked(string url)
    {
        var bench = new RevocationBench(TestExtension.Crl(url));

        await bench.IsUnavailableAsync("is no plain HTTP URL");
        Assert.Empty(bench.Servers.Asked);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://169.254.170.2/v2/credentials/x")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[fd00:ec2::254]/")]
    [InlineData("http://[::ffff:169.254.169.254]/")]
    [InlineData("http://[64:ff9b::a9fe:a9fe]/")]
    public async Task An_address_that_is_not_public_is_not_asked(string url)
    {
        var bench = new RevocationBench(TestExtension.Ocsp(url));

        await bench.IsUnavailableAsync("an address that is not public");
        Assert.Empty(bench.Servers.Asked);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_given_up_after_its_time()
    {
        var bench = new RevocationBench(TestExtension.Ocsp(RevocationBench.Ocsp), TestExtension.Crl(RevocationBench.Crl));
        bench.Servers.Serve(RevocationBench.Ocsp, _ => Never()).Serve(RevocationBench.Crl, _ => Never());
        var check = bench.CheckAsync();

        foreach (var limit in new[] { TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5) })
        {
            await bench.Clock.TimerSetAsync(due => due == limit);
            bench.Clock.Advance(limit);
        }

        var result = await check;

        Assert.Contains("did not answer within 5 seconds", result.Reason?.Message, StringComparison.Ordinal);
        Assert.Equal(ValidationOutcome.Undetermined, result.Outcome);
    }

    [Fact]
    public async Task The_callers_cancellation_is_no_verdict()
    {
        var bench = new RevocationBench(TestExtension.Ocsp(RevocationBench.Ocsp));
        bench.Servers.Serve(RevocationBench.Ocsp, _ => Never());
        using var cancellation = new CancellationTokenSource();
        var check = bench.CheckAsync(cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => check);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_is_too_long_is_not_read_to_its_end(bool announcesLength)
    {
        var bench = new RevocationBench(TestExtension.Ocsp(RevocationBench.Ocsp));
        await using var body = new CountingStream();
        bench.Servers.Serve(RevocationBench.Ocsp, _ =>
        {
            HttpContent content = new StreamContent(body);
            content.Headers.ContentLength = announcesLength ? body.Length : null;
            return Task.FromResult(content);
        });

        await bench.IsUnavailableAsync("answered with more than 20480 bytes");
        Assert.InRange(body.Count, 0, 50_000);
    }

    private static Task<HttpContent> Never() => new TaskCompletionSource<HttpContent>().Task;

    private sealed class CountingStream() : MemoryStream(new byte[100_000])
    {
        public int Count { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            Count += read;
            return read;
        }
    }
}
