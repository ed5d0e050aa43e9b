using System.Collections.Frozen;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Plumbing;

/// <summary>The constructor that every modelled exception has.</summary>
internal delegate AmazonServiceException ErrorConstructor(ErrorResponse error);

/// <summary>
/// The exceptions of a service by their code on the wire. A code that is not modelled becomes the service's base exception, which
/// carries the code.
/// </summary>
internal sealed class ServiceErrors(
    ErrorConstructor fallback,
    IReadOnlyDictionary<string, ErrorConstructor> modelled,
    Action<AmazonServiceException, JsonElement> details = null)
{
    private readonly FrozenDictionary<string, ErrorConstructor> _modelled = modelled.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="error">What Core read from status, headers and body.</param>
    /// <param name="json">The body, from which members of an exception beyond its message are read; null when it is not JSON.</param>
    public AmazonServiceException Create(ErrorResponse error, byte[] json = null)
    {
        var exception = (error.Code is { } code && _modelled.TryGetValue(code, out var constructor) ? constructor : fallback)(error);
        if (details is not null && json is { Length: > 0 })
            ReadDetails(exception, json);
        return exception;
    }

    private void ReadDetails(AmazonServiceException exception, byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                details(exception, document.RootElement);
        }
        catch (JsonException)
        {
            // A proxy's error page: the exception says what the status and the headers told.
        }
    }
}
