using System.Net.Http.Headers;
using ImageSignatures.Registry.Transport;

namespace ImageSignatures.Signing.Pushing;

/// <summary>An upload that a registry has opened.</summary>
/// <param name="Location">Where its next request goes. It may hold a credential of its own, so it is never shown.</param>
/// <param name="Received">Bytes that the registry has.</param>
/// <remarks>https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pushing-blobs</remarks>
internal sealed record UploadSession(Uri Location, long Received)
{
    /// <summary>The registry has the whole blob and has checked it.</summary>
    public bool IsComplete { get; init; }

    /// <summary>Reads an answer that carries on the upload.</summary>
    /// <exception cref="RegistryException">It names no place to go on at.</exception>
    public static UploadSession Of(HttpAnswer answer, RequestSubject subject)
    {
        if (answer.Headers?.Location is not { } location || !Uri.TryCreate(answer.From, location, out var next)
            || next.UserInfo.Length > 0 || (next.Scheme != Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttp))
            throw RegistryFailures.Unusable(subject, "names no place to upload to");
        if (answer.From.Scheme == Uri.UriSchemeHttps && next.Scheme == Uri.UriSchemeHttp)
            throw RegistryFailures.Unusable(subject, $"sends an upload from HTTPS to {next.Authority} without TLS");
        return new UploadSession(next, ReceivedBytes(answer));
    }

    /// <summary>The address that completes the upload.</summary>
    public Uri Completion(Oci.Digest digest)
    {
        var separator = Location.Query.Length > 1 ? "&" : Location.Query.Length == 1 ? "" : "?";
        return new Uri($"{Location.GetLeftPart(UriPartial.Query)}{separator}digest={Uri.EscapeDataString(digest.ToString())}");
    }

    public override string ToString() => $"an upload of which {Received} bytes have arrived";

    /// <summary>The Range names the last byte, without HTTP's unit; registries say 0-0 for nothing.</summary>
    private static long ReceivedBytes(HttpAnswer answer)
    {
        var text = answer.Header("Range");
        return text is not null && RangeHeaderValue.TryParse(text.Contains('=', StringComparison.Ordinal)
            ? text
            : $"bytes={text}", out var range)
            && range.Ranges.FirstOrDefault()?.To is > 0 and var last
            ? last + 1
            : 0;
    }
}
