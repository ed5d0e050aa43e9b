using System.Diagnostics.CodeAnalysis;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Signatures;

/// <summary>A value read from the outside, or the reason why it was refused.</summary>
internal abstract record Result<T>
    where T : class
{
    private Result()
    {
    }

    /// <returns>True with the value, false with the reason.</returns>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Reason? reason)
    {
        value = (this as Ok)?.Value;
        reason = (this as Refused)?.Reason;
        return value is not null;
    }

    public static implicit operator Result<T>(T value) => new Ok(value);

    public static implicit operator Result<T>(Reason reason) => new Refused(reason);

    public sealed record Ok(T Value) : Result<T>;

    public sealed record Refused(Reason Reason) : Result<T>;
}
