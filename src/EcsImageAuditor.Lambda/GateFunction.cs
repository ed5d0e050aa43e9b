using System.Text.Json;
using Amazon.Lambda.Core;
using EcsImageAuditor.Gating;

namespace EcsImageAuditor.Lambda;

/// <summary>The handler <c>gate</c>: an ECS deployment lifecycle hook.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-lifecycle-hooks.html</remarks>
/// <param name="gate">Decides.</param>
public sealed class GateFunction(Gate gate) : ILambdaFunction
{
    public const string HandlerName = "gate";

    /// <returns>A <see cref="GateAnswer"/>. ECS takes an exception for a failed hook, so what cannot be told is an answer too.</returns>
    public async Task<Stream> HandleAsync(Stream input, ILambdaContext context, CancellationToken cancellationToken)
    {
        using var payload = new MemoryStream();
        await input.CopyToAsync(payload, cancellationToken);
        var reading = GatePayload.Read(payload.GetBuffer().AsSpan(0, (int)payload.Length));
        var answer = await gate.AnswerAsync(reading, TimeBudget.Of(context), cancellationToken);
        return new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(answer, GateJsonContext.Default.GateAnswer));
    }
}
