using System.Globalization;
using System.Text.RegularExpressions;

namespace Components.Tests.Parts;

public sealed partial class ServerProcessTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    [Fact]
    public async Task A_server_that_ignores_signals_ends_with_its_owner()
    {
        var (server, ready) = await StartAsync("trap '' TERM INT HUP; echo process $$; exec sleep 60");
        var process = int.Parse(ready.Groups["id"].ValueSpan, CultureInfo.InvariantCulture);
        Assert.True(IsRunning(process));

        await server.DisposeAsync();

        Assert.False(IsRunning(process));
    }

    [Fact]
    public async Task A_server_that_ends_too_early_is_reported_with_what_it_wrote()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync("echo no such setting >&2; exit 3"));
        Assert.Contains("ended with status 3", failure.Message, StringComparison.Ordinal);
        Assert.Contains("no such setting", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_sees_nothing_of_the_users_environment()
    {
        var (server, _) = await StartAsync("env; echo process $$; exec sleep 60");
        await using (server)
            Assert.DoesNotContain("DOTNET", server.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _home.Dispose();

    private Task<(ServerProcess Server, Match Ready)> StartAsync(string script) =>
        ServerProcess.StartAsync("/bin/sh", ["-c", script], _home.FullName, Started(), Patience.Limit);

    private static bool IsRunning(int process)
    {
        try
        {
            using var found = System.Diagnostics.Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^process (?<id>\d+)$")]
    private static partial Regex Started();
}
