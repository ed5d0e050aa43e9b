using System.Diagnostics;
using EcsImageAuditor.Tests.Shared.Registry;
using EcsImageAuditor.Tests.Shared.Verification.Notation;
using ImageSignatures.Verdicts;

namespace Integration.Tests.Verification.Notation;

public sealed class NotationDeadlineTests
{
    /// <summary>Starts a descendant that ignores a polite end, holds both pipes, and whose number is in the file "child".</summary>
    private const string StubbornChild = """
        sh -c 'trap "" TERM INT HUP; echo $$ > "$0/child"; while :; do sleep 0.1; done' "$out" &

        """;

    /// <summary>The same, but its parent ends at once, so that it is in no tree of notation's any more.</summary>
    private const string Orphan = """
        sh -c 'setsid sh -c '\''trap "" TERM; echo $$ > "$0/child"; while :; do sleep 0.1; done'\'' "$0" &' "$out"

        """;

    private const string Hang = "while :; do sleep 0.1; done";

    [Theory]
    [InlineData("echo $$ > \"$out/child\"\n" + Hang)]
    [InlineData(StubbornChild + Hang)]
    [InlineData(Orphan + Hang)]
    public async Task After_the_deadline_the_verdict_is_a_timeout_and_nothing_runs_on(string script)
    {
        using var notation = await FakeNotation.WriteAsync(script);
        var time = new ManualTimeProvider();
        using var verifier = notation.Verifier(time: time);
        var verifying = verifier.VerifyAsync(FakeNotation.Image, CancellationToken.None);
        var child = await notation.ReadLineAsync("child");
        time.Advance(FakeNotation.Timeout - TimeSpan.FromSeconds(1));
        Assert.False(verifying.IsCompleted);

        time.Advance(TimeSpan.FromSeconds(1));
        var verification = await verifying;

        Assert.Equal(ReasonCode.Timeout, Assert.IsType<Verdict.Inconclusive>(verification.Verdict).Reason.Code);
        await AssertEndsAsync(child);
    }

    [Theory]
    [InlineData(StubbornChild)]
    [InlineData(Orphan)]
    public async Task Cancellation_ends_the_tree_and_is_thrown(string script)
    {
        using var notation = await FakeNotation.WriteAsync(script + Hang);
        using var verifier = notation.Verifier();
        using var cancellation = new CancellationTokenSource();
        var verifying = verifier.VerifyAsync(FakeNotation.Image, cancellation.Token);
        var child = await notation.ReadLineAsync("child");

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => verifying);
        await AssertEndsAsync(child);
    }

    [Theory]
    [InlineData(StubbornChild, "exit 1", ReasonCode.VerifierFailed)]
    [InlineData(Orphan, "exit 1", ReasonCode.VerifierFailed)]
    [InlineData(Orphan, "kill -9 $$", ReasonCode.VerifierFailed)]
    [InlineData(Orphan, "echo 'Error: failed to get manifest descriptor: x: not found' >&2; exit 1", ReasonCode.ImageNotFound)]
    public async Task A_descendant_that_holds_the_pipes_delays_no_verdict(string script, string end, ReasonCode code)
    {
        using var notation = await FakeNotation.WriteAsync($"{script}while [ ! -s \"$out/child\" ]; do sleep 0.01; done\n{end}");
        // On this clock the grace for the output passes at once, and the deadline never.
        using var verifier = notation.Verifier(time: new ManualTimeProvider { Skips = TimeSpan.FromSeconds(1) });

        var verification = await Patience.ForAsync(verifier.VerifyAsync(FakeNotation.Image, default), "The descendant delays the verdict.");

        Assert.Equal(code, Assert.IsType<Verdict.Inconclusive>(verification.Verdict).Reason.Code);
        await AssertEndsAsync(await notation.ReadLineAsync("child"));
    }

    [Fact]
    public async Task A_process_of_somebody_else_is_left_alone()
    {
        using var other = Process.Start(new ProcessStartInfo("sleep", ["600"]))!;
        using var notation = await FakeNotation.WriteAsync(Orphan + Hang);
        var time = new ManualTimeProvider();
        using var verifier = notation.Verifier(time: time);
        var verifying = verifier.VerifyAsync(FakeNotation.Image, CancellationToken.None);
        var child = await notation.ReadLineAsync("child");
        time.Advance(FakeNotation.Timeout);
        await verifying;
        await AssertEndsAsync(child);

        Assert.False(other.HasExited);
        other.Kill();
    }

    [Fact]
    public async Task The_deadline_covers_the_registry()
    {
        using var notation = FakeNotation.Missing();
        using var registry = new HangingRegistry();
        var time = new ManualTimeProvider();
        using var verifier = notation.Verifier(time: time, registry: registry);
        var verifying = verifier.VerifyAsync(FakeNotation.Image, CancellationToken.None);

        time.Advance(FakeNotation.Timeout);
        var verification = await Patience.ForAsync(verifying, "The verification waits for the registry.");

        Assert.Equal(ReasonCode.Timeout, Assert.IsType<Verdict.Inconclusive>(verification.Verdict).Reason.Code);
    }

    [Fact]
    public async Task A_token_that_is_cancelled_already_starts_nothing()
    {
        using var notation = await FakeNotation.WriteAsync("touch \"$out/ran\"");
        using var verifier = notation.Verifier();

        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => verifier.VerifyAsync(FakeNotation.Image, cancelled));

        Assert.False(File.Exists(notation.PathOf("ran")));
    }

    private static Task AssertEndsAsync(string id) => Patience.UntilAsync(() => !IsRunning(id), $"Process {id} goes on.");

    /// <summary>False also for a process that has ended and that nobody has waited for.</summary>
    private static bool IsRunning(string id)
    {
        try
        {
            return !File.ReadAllText($"/proc/{id}/stat").Split(')')[^1].StartsWith(" Z", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private sealed class HangingRegistry : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            throw new InvalidOperationException();
        }
    }
}
