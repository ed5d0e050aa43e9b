using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// What X-Ray shows of a failed invocation: a header, so it holds the exceptions with the first lines of their messages and stacks. See
/// <see href="https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html#api-segmentdocuments-errors">cause</see>.
/// </summary>
internal sealed record XRayCause(
    [property: JsonPropertyName("working_directory")] string WorkingDirectory,
    IReadOnlyList<XRayException> Exceptions,
    IReadOnlyList<string> Paths)
{
    private const int MessageLimit = 500;
    private const int StackLimit = 10;

    /// <summary>JSON in one line of ASCII.</summary>
    public static string Of(FunctionError error)
    {
        var exceptions = new List<XRayException>();
        for (var e = error; e is not null; e = e.Cause)
            exceptions.Add(new XRayException(
                e.ErrorType, Cut(e.ErrorMessage), [.. e.StackTrace.Take(StackLimit).Select(line => new XRayFrame(Cut(line)))]));
        return JsonSerializer.Serialize(
            new XRayCause(Environment.CurrentDirectory, exceptions, []), RuntimeApiJsonContext.Default.XRayCause);
    }

    private static string Cut(string text) => text.Length <= MessageLimit ? text : text[..MessageLimit];
}

internal sealed record XRayException(string Type, string Message, IReadOnlyList<XRayFrame> Stack);

internal sealed record XRayFrame(string Label);
