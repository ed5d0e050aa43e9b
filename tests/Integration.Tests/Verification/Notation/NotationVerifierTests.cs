using System.Runtime.Versioning;
using EcsImageAuditor.Tests.Shared.Verification.Notation;
using ImageSignatures.Oci;
using ImageSignatures.Registry.Credentials;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;
using Moq;

namespace Integration.Tests.Verification.Notation;

[UnsupportedOSPlatform("windows")]
public sealed class NotationVerifierTests
{
    private const string Success = "echo \"Successfully verified signature for $image\"\n";

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
    [InlineData("yes x | head -c 50000000; exit 1")]
    public async Task A_flood_of_output_is_read_and_dropped(string script)
    {
        using var notation = await FakeNotation.WriteAsync(script);
        Assert.Contains("wrote more", Failure(await notation.VerifyAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flood_after_success_takes_nothing_from_it()
    {
        using var notation = await FakeNotation.WriteAsync($"{Success}yes x | head -c 5000000; yes x | head -c 5000000 >&2");
        Assert.Equal(Verdict.Trust, (await notation.VerifyAsync()).Verdict);
    }

    [Fact]
    public async Task A_credential_that_notation_prints_is_not_in_the_message()
    {
        using var notation = await FakeNotation.WriteAsync(
            """
            login="$NOTATION_USERNAME:$NOTATION_PASSWORD"
            echo "Error: failed to get manifest descriptor: HEAD \"https://$login@x\": response status code 401: $NOTATION_PASSWORD" >&2
            exit 1
            """);
        var verification = await notation.VerifyAsync(credential: new RegistryCredential("robot", "s3cr3t-pass"));

        var reason = Assert.IsType<Verdict.Inconclusive>(verification.Verdict).Reason;
        Assert.Equal(ReasonCode.RegistryDenied, reason.Code);
        Assert.Contains("***:***", reason.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", reason.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("robot", reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_credential_that_cannot_be_had_is_the_reason()
    {
        using var notation = await FakeNotation.WriteAsync(Success);
        var credentials = new Mock<IRegistryCredentialSource>();
        credentials.Setup(source => source.FindAsync(FakeNotation.Image.Registry, It.IsAny<CancellationToken>()))
            .ThrowsAsync(new RegistryException(ReasonCode.RegistryThrottled, "ECR asked for fewer requests."));
        using var verifier = notation.Verifier(credentials: credentials.Object);

        var verification = await verifier.VerifyAsync(FakeNotation.Image, CancellationToken.None);

        Assert.Equal(Verdict.Because(ReasonCode.RegistryThrottled, "ECR asked for fewer requests."), verification.Verdict);
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
}
