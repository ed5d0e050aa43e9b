namespace EcsImageAuditor.Emulator.Faults;

/// <summary>What goes wrong with a request.</summary>
public abstract record FaultKind
{
    private FaultKind()
    {
    }

    /// <summary>The server answers with a status instead of doing the work.</summary>
    /// <param name="Code">The HTTP status code.</param>
    public sealed record Status(int Code) : FaultKind
    {
        /// <summary>Headers of the answer, such as Retry-After.</summary>
        public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

        /// <summary>The body of the answer, sent as it is.</summary>
        public string Body { get; init; } = "";
    }

    /// <summary>The server accepts the request and never answers, until the client or the server goes away.</summary>
    public sealed record Hang : FaultKind;

    /// <summary>The answer comes late, by the server's TimeProvider.</summary>
    /// <param name="By">How late.</param>
    public sealed record Delay(TimeSpan By) : FaultKind;

    /// <summary>The connection is aborted before any answer.</summary>
    public sealed record Reset : FaultKind;

    /// <summary>The answer announces its full length, sends half of its body and ends. An answer without a body is left alone.</summary>
    public sealed record TruncateBody : FaultKind;

    /// <summary>The body, announced without a length, is followed by spaces.</summary>
    /// <param name="Bytes">The size of body and spaces together, in bytes.</param>
    public sealed record OversizeBody(long Bytes) : FaultKind;

    /// <summary>One bit in the middle of the body is flipped. An answer without a body is left alone.</summary>
    public sealed record WrongBytes : FaultKind;
}
