using System.Reflection;
using Amazon.Runtime;

namespace Deployment.Tests.Wire;

/// <summary>An operation that a client of the stand-in can send.</summary>
internal sealed record ServiceOperation(AwsService Of, string Name, Type Request)
{
    /// <summary>Every operation of every client.</summary>
    public static IReadOnlyList<ServiceOperation> All { get; } =
    [
        .. AwsService.StandIns.SelectMany(
            service => service.Client.GetMethods().Select(method => From(service, method)).OfType<ServiceOperation>()),
    ];

    public string Service => Of.Name;

    /// <summary>Sends the request with every member filled; the recorder has it, and gives the answer.</summary>
    public async Task<object> SendAsync(WireRecorder recorder)
    {
        using var client = Of.NewClient(recorder);
        var method = Of.Client.GetMethod($"{Name}Async", [Request, typeof(CancellationToken)])!;
        var answer = (Task)method.Invoke(client, [Sample.Of(Request), CancellationToken.None])!;
        await answer;
        return answer.GetType().GetProperty("Result")!.GetValue(answer)!;
    }

    public override string ToString() => $"{Service} {Name}";

    private static ServiceOperation? From(AwsService service, MethodInfo method) =>
        method.Name.EndsWith("Async", StringComparison.Ordinal)
        && method.GetParameters() is [{ } request, { } cancellation]
        && request.ParameterType.IsSubclassOf(typeof(AmazonWebServiceRequest))
        && cancellation.ParameterType == typeof(CancellationToken)
            ? new(service, method.Name[..^"Async".Length], request.ParameterType)
            : null;
}
