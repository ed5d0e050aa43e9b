using ImageSignatures.Signing;

namespace EcsImageAuditor.Cli.Output;

/// <summary>What became of one image as JSON: one object an image.</summary>
internal sealed record SigningReport
{
    /// <summary>With tag and digest, where they are known.</summary>
    public required string Image { get; init; }

    public string? Source { get; init; }

    public string? Digest { get; init; }

    public required SigningResult Result { get; init; }

    /// <summary>As <c>verify</c> would say now: trusted, or unsigned; absent where that is not known.</summary>
    public string? Verdict { get; init; }

    public string? Profile { get; init; }

    public SigningFailure? Reason { get; init; }

    /// <summary>Digests of the signatures that were attached.</summary>
    public required IReadOnlyList<string> Signatures { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    public required long BytesCopied { get; init; }

    public required long ElapsedMs { get; init; }

    public static SigningReport Of(SigningOutcome outcome) => new()
    {
        Image = outcome.Digest is { } digest && outcome.Image.Target.Digest is null
            ? $"{outcome.Image.Target}@{digest}"
            : outcome.Image.Target.ToString(),
        Source = outcome.Image.Source?.ToString(),
        Digest = outcome.Digest?.ToString(),
        Result = outcome.Result,
        Verdict = outcome.Result is SigningResult.Signed or SigningResult.AlreadySigned ? "trusted" : null,
        Profile = outcome.Profile,
        Reason = outcome.Failure,
        Signatures = [.. outcome.Signatures.Select(signature => signature.ToString())],
        Notes = outcome.Notes,
        BytesCopied = outcome.BytesCopied,
        ElapsedMs = (long)outcome.Elapsed.TotalMilliseconds,
    };
}
