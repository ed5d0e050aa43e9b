using System.Net;
using System.Runtime.Versioning;
using EcsImageAuditor.Tests.Shared.Verification;
using EcsImageAuditor.Tests.Shared.Verification.Notation;
using ImageSignatures.Oci;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;

namespace Integration.Tests.Verification.Notation;

[UnsupportedOSPlatform("windows")]
public sealed class NotationVerifierTests
{
    private const string Success = "echo \"Successfully verified signature for $image\"\n";

    /// <summary>notation begins to judge a signature.</summary>
    private const string Judges = "echo 'level=info msg=Processing signature with manifest mediaType: m and digest: "
        + "sha256:0000000000000000000000000000000000000000000000000000000000000000' >&2\n";

    [Fact]
    public async Task Success_is_trusted()
    {
        using var notation = await FakeNotation.WriteAsync(Success);
        Assert.Equal(Verdict.Trust, (await notation.VerifyAsync()).Verdict);
    }

    [Fact]
    public async Task A_missing_notation_is_inconclusive_and_says_what_to_do()
    {
        using var notation = FakeNotation.Missing();
        var message = Failure(await notation.VerifyAsync());
        Assert.Contains(notation.Executable, message, StringComparison.Ordinal);
        Assert.Contains("install notation", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notation_that_is_not_executable_is_inconclusive_and_says_what_to_do()
    {
        using var notation = await FakeNotation.WriteAsync(Success);
        File.SetUnixFileMode(notation.Executable, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var message = Failure(await notation.VerifyAsync());
        Assert.Contains("make it executable", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notation_that_is_no_program_is_inconclusive()
    {
        using var notation = FakeNotation.Missing();
        Directory.CreateDirectory(notation.Executable);
        Assert.Contains(notation.Executable, Failure(await notation.VerifyAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(11)]
    public async Task A_crash_is_inconclusive_even_after_the_words_of_success(int signal)
    {
        using var notation = await FakeNotation.WriteAsync($"{Success}kill -{signal} $$");
        Assert.Contains($"signal {signal}", Failure(await notation.VerifyAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(127)]
    public async Task An_unknown_exit_code_is_inconclusive_even_after_the_words_of_success(int code)
    {
        using var notation = await FakeNotation.WriteAsync($"{Success}exit {code}");
        Assert.Contains($"exit code {code}", Failure(await notation.VerifyAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 1")]
    [InlineData("echo 'Error: something new' >&2; exit 1")]
    [InlineData(Success + "exit 1")]
    [InlineData("exit 0")]
    [InlineData("echo 'Successfully verified signature for another.example.com/x'")]
    [InlineData("echo \"Successfully verified signature for $image\" >&2")]
    public async Task Anything_unknown_is_inconclusive(string script)
    {
        using var notation = await FakeNotation.WriteAsync(script);
        Failure(await notation.VerifyAsync());
    }

    [Theory]
    [InlineData("yes x | head -c 50000000 >&2; exit 1")]
    [InlineData(Judges + "yes x | head -c 50000000 >&2; exit 1")]
    public async Task A_flood_of_output_without_an_end_is_read_and_dropped(string script)
    {
        using var notation = await FakeNotation.WriteAsync(script);
        Assert.Contains("wrote more", Failure(await notation.VerifyAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flood_of_standard_output_is_read_and_dropped()
    {
        using var notation = await FakeNotation.WriteAsync("yes x | head -c 50000000; exit 1");
        Failure(await notation.VerifyAsync());
    }

    [Fact]
    public async Task A_flood_before_the_words_of_failure_loses_neither_them_nor_the_verdict()
    {
        using var notation = await FakeNotation.WriteAsync(
            Judges + "yes x | head -c 50000000 >&2; echo >&2\n"
            + "echo \"Error: signature verification failed for all the signatures associated with $image\" >&2; exit 1");
        Assert.Equal("integrity", VerdictCode.Of((await notation.VerifyAsync()).Verdict));
    }

    [Fact]
    public async Task A_flood_after_success_takes_nothing_from_it()
    {
        using var notation = await FakeNotation.WriteAsync($"{Success}yes x | head -c 5000000; yes x | head -c 5000000 >&2");
        Assert.Equal(Verdict.Trust, (await notation.VerifyAsync()).Verdict);
    }

    [Fact]
    public async Task What_is_wrong_with_the_policy_is_said_of_the_image_and_at_once()
    {
        using var notation = await FakeNotation.WriteAsync("""
            echo x >> "$out/runs"
            echo 'Error: signature verification failed: trust policy is not present' >&2
            exit 1
            """);
        Assert.Contains("trustpolicy.json", Failure(await notation.VerifyAsync()), StringComparison.Ordinal);
        Assert.Equal("x", await notation.ReadLineAsync("runs"));
    }

    [Theory]
    [InlineData("no signature is associated with \\\"$image\\\", make sure the artifact was signed successfully", "no-signature")]
    [InlineData("artifact \\\"x\\\" has no applicable oci trust policy statement", "no-policy")]
    public async Task Without_a_signature_notation_says_what_the_policy_says(string error, string code)
    {
        using var notation = await FakeNotation.WriteAsync($"echo \"Error: signature verification failed: {error}\" >&2; exit 1");
        using var registry = new OneSignatureRegistry(FakeNotation.Image.Digest, null);
        using var verifier = notation.Verifier(registry: registry);

        Assert.Equal(code, VerdictCode.Of((await verifier.VerifyAsync(FakeNotation.Image, CancellationToken.None)).Verdict));
    }

    [Fact]
    public async Task A_message_names_the_image_and_not_the_temporary_folder()
    {
        using var notation = await FakeNotation.WriteAsync("echo \"Error: something with $image\" >&2; exit 1");
        var message = Failure(await notation.VerifyAsync());
        Assert.Contains($"something with {FakeNotation.Image}", message, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.GetTempPath(), message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_that_refuses_is_the_reason_and_never_what_notation_says_without_it()
    {
        using var notation = await FakeNotation.WriteAsync("echo \"Error: no signature is associated with \\\"$image\\\", sign it\" >&2; exit 1");
        using var registry = new RefusingRegistry();
        using var verifier = notation.Verifier(registry: registry);

        var verification = await verifier.VerifyAsync(FakeNotation.Image, CancellationToken.None);

        Assert.Equal("registry-denied", VerdictCode.Of(verification.Verdict));
    }

    [Fact]
    public async Task Success_without_a_signature_is_no_success()
    {
        using var notation = await FakeNotation.WriteAsync(Success);
        using var registry = new OneSignatureRegistry(FakeNotation.Image.Digest, null);
        using var verifier = notation.Verifier(registry: registry);

        Failure(await verifier.VerifyAsync(FakeNotation.Image, CancellationToken.None));
    }

    [Theory]
    [InlineData("kill -9 $$")]
    [InlineData("exit 2")]
    [InlineData(Judges + "echo \"Error: signature verification failed for all the signatures associated with $image\" >&2; exit 1")]
    public async Task Whatever_notation_stumbles_over_in_a_signature_that_is_not_intact_it_is_not_intact(string script)
    {
        using var notation = await FakeNotation.WriteAsync(script);
        using var registry = new OneSignatureRegistry(FakeNotation.Image.Digest, [1, 2, 3]);
        using var verifier = notation.Verifier(registry: registry);

        var verification = await verifier.VerifyAsync(FakeNotation.Image, CancellationToken.None);

        Assert.Equal("integrity", VerdictCode.Of(verification.Verdict));
        Assert.Equal($"{registry.Signature}", Assert.Single(verification.Signatures).Digest);
    }

    [Fact]
    public async Task A_reference_that_looks_like_an_option_runs_nothing()
    {
        using var notation = await FakeNotation.WriteAsync("touch \"$out/ran\"");
        using var verifier = notation.Verifier();

        var verification = await verifier.VerifyAsync(new ImageByDigest("--debug", "x", FakeNotation.Image.Digest), CancellationToken.None);

        Failure(verification);
        Assert.False(File.Exists(notation.PathOf("ran")));
    }

    [Fact]
    public void A_relative_path_is_refused()
    {
        using var notation = FakeNotation.Missing();
        Assert.Throws<ArgumentException>(() => notation.Verifier(options => options with { ExecutablePath = "notation" }));
        Assert.Throws<ArgumentException>(() => notation.Verifier(options => options with { ConfigDirectory = "config" }));
        Assert.Throws<ArgumentException>(() => notation.Verifier(options => options with { PluginDirectory = "plugins" }));
    }

    private static string Failure(ImageVerification verification)
    {
        var reason = Assert.IsType<Verdict.Inconclusive>(verification.Verdict).Reason;
        Assert.Equal(ReasonCode.VerifierFailed, reason.Code);
        return reason.Message;
    }

    private sealed class RefusingRegistry : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new ByteArrayContent([]) });
    }
}
