using System.Text;
using System.Text.RegularExpressions;

namespace EcsImageAuditor.Tests.Shared.Components;

/// <summary>One running moto server on a free loopback port.</summary>
internal sealed partial class MotoServer : IAsyncDisposable
{
    private readonly TemporaryFolder _home;
    private readonly ServerProcess _server;

    private MotoServer(TemporaryFolder home, ServerProcess server, Uri endpoint)
    {
        _home = home;
        _server = server;
        Endpoint = endpoint;
        Http = new HttpClient { BaseAddress = endpoint };
    }

    public Uri Endpoint { get; }

    private HttpClient Http { get; }

    public static async Task<MotoServer> StartAsync()
    {
        var executable = ComponentCatalog.PathOf(Component.Moto);
        var home = new TemporaryFolder();
        try
        {
            var (server, ready) = await ServerProcess.StartAsync(
                executable, ["-H", "127.0.0.1", "-p", "0"], home.FullName, Running(), Patience.Limit);
            return new MotoServer(home, server, new Uri(ready.Groups["endpoint"].Value));
        }
        catch
        {
            home.Dispose();
            throw;
        }
    }

    /// <summary>Empties every service of every account, by moto's own API.</summary>
    public async Task ResetAsync()
    {
        using var response = await Http.PostAsync(new Uri("moto-api/reset", UriKind.Relative), content: null);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Lets a task be described so often before it goes to its next state; moto's own way is once.</summary>
    public async Task HoldTasksAsync(int times)
    {
        using var content = new StringContent(
            $$$"""{"model_name":"ecs::task","transition":{"progression":"manual","times":{{{times}}}}}""",
            Encoding.UTF8,
            "application/json"
        );
        using var response = await Http.PostAsync(new Uri("moto-api/state-manager/set-transition", UriKind.Relative), content);
        response.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _server.DisposeAsync();
        _home.Dispose();
    }

    [GeneratedRegex("""Running on (?<endpoint>http://127\.0\.0\.1:\d+)""")]
    private static partial Regex Running();
}
