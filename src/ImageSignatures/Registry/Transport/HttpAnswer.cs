using System.Net;
using System.Net.Http.Headers;

namespace ImageSignatures.Registry.Transport;

/// <summary>What came back, read to its end and no further than allowed.</summary>
internal sealed record HttpAnswer
{
    /// <summary>The address that answered.</summary>
    public required Uri From { get; init; }

    public required HttpStatusCode Status { get; init; }

    /// <summary>Null where it is larger than allowed.</summary>
    public required byte[]? Body { get; init; }

    /// <summary>The unread body of a good answer, where it was asked for: whoever asked disposes it.</summary>
    public Stream? Content { get; init; }

    public HttpResponseHeaders? Headers { get; init; }

    /// <summary>Without parameters such as a charset.</summary>
    public string? MediaType { get; init; }

    /// <summary>The media type for a sentence.</summary>
    public string ShownMediaType => MediaType is { Length: <= 100 } ? MediaType : "of no media type";

    /// <summary>As declared, also in the answer to a HEAD request.</summary>
    public long? ContentLength { get; init; }

    /// <summary>The first byte of a partial body, by its Content-Range.</summary>
    public long? RangeStart { get; init; }

    public bool IsRedirect => Status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
        or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    /// <summary>
    /// The registry understood the question and does not have, or does not take, what it names. Not where it asks for a login or for
    /// patience.
    /// </summary>
    public bool IsRefusalOfName => (int)Status is >= 400 and < 500 && Status is not (HttpStatusCode.Unauthorized
        or HttpStatusCode.PaymentRequired or HttpStatusCode.Forbidden or HttpStatusCode.ProxyAuthenticationRequired
        or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests);

    /// <summary>The value of a header; several of one name are one list.</summary>
    public string? Header(string name) =>
        Headers is not null && Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
