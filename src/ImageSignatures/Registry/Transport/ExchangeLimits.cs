namespace ImageSignatures.Registry.Transport;

/// <summary>How far one exchange of request and answer goes.</summary>
/// <param name="MaxBody">Bytes that a good answer may have; a larger one comes back without its body.</param>
internal sealed record ExchangeLimits(int MaxBody)
{
    /// <summary>A good answer's body is handed over unread, in <see cref="HttpAnswer.Content"/>.</summary>
    public bool IsStreamed { get; init; }

    /// <summary>The same request may be sent again. Not where its body is made while it is sent, or where it moves something on.</summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>A server that fails is asked again. Not where the request rests on what was read before, which has to be read again first.</summary>
    public bool IsRetried { get; init; } = true;

    /// <summary>For one attempt; null for the time that every request has.</summary>
    public TimeSpan? Timeout { get; init; }
}
