using System.Threading.Channels;
using ImageSignatures.Registry.Transport;

namespace ImageSignatures.Tests.Verification.Builtin;

/// <summary>
/// Lets requests through in rounds: whoever has to wait for an answer is in a later round than what is asked for at once. That depends on
/// no clock.
/// </summary>
internal sealed class RoundsHandler() : DelegatingHandler(RegistryHttp.CreateHandler())
{
    private readonly Channel<(HttpRequestMessage Request, TaskCompletionSource Gate)> _waiting =
        Channel.CreateUnbounded<(HttpRequestMessage, TaskCompletionSource)>();

    /// <summary>False to let everything through.</summary>
    public bool Holds { get; set; }

    /// <summary>Waits until that many requests are held, and then lets them through together.</summary>
    public async Task<IReadOnlyList<HttpRequestMessage>> NextAsync(int count)
    {
        using var deadline = new CancellationTokenSource(Patience.Limit);
        var round = new List<(HttpRequestMessage Request, TaskCompletionSource Gate)>();
        while (round.Count < count)
            round.Add(await _waiting.Reader.ReadAsync(deadline.Token));
        foreach (var (_, gate) in round)
            gate.SetResult();
        return [.. round.Select(held => held.Request)];
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Holds)
        {
            var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Writer.TryWrite((request, gate));
            await gate.Task.WaitAsync(cancellationToken);
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
