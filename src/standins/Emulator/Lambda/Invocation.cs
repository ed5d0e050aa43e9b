using System.Globalization;

namespace EcsImageAuditor.Emulator.Lambda;

/// <summary>An event on its way through the function.</summary>
internal sealed class Invocation(ReadOnlyMemory<byte> payload, DateTimeOffset deadline)
{
    private readonly TaskCompletionSource<InvocationResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string RequestId { get; } = Guid.NewGuid().ToString();

    /// <summary>Tells apart two deliveries of the same request; the function sends it back.</summary>
    public string InvocationId { get; } = Guid.NewGuid().ToString();

    public ReadOnlyMemory<byte> Payload { get; } = payload;

    public string DeadlineMs { get; } = deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    public Task<InvocationResult> Result => _result.Task;

    /// <summary>Ends the invocation; false when it has ended before.</summary>
    public bool TryEnd(InvocationResult result) => _result.TrySetResult(result);
}
