using EcsImageAuditor.Verification;

namespace EcsImageAuditor.Signatures.Certificates;

/// <summary>An X.509 certificate, read strictly. Two are equal when their bytes are.</summary>
internal sealed class Certificate : IEquatable<Certificate>
{
    /// <summary>The DER bytes.</summary>
    public required ReadOnlyMemory<byte> RawData { get; init; }

    /// <summary>The subject as RFC 4514 writes it, for a person.</summary>
    public required string Subject { get; init; }

    public required DateTimeOffset NotBefore { get; init; }

    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>True where the basic constraints say so.</summary>
    public required bool IsCertificateAuthority { get; init; }

    /// <param name="der">One certificate in DER, as <c>X509Certificate2.RawDataMemory</c> gives it.</param>
    public static Result<Certificate> Parse(ReadOnlyMemory<byte> der) => new Reason(ReasonCode.Integrity, $"{der.Length}");

    /// <summary>True where its own key made its signature and it names itself as its issuer.</summary>
    public bool IsSelfSigned() => IsCertificateAuthority;

    public bool Equals(Certificate? other) => other is not null && RawData.Span.SequenceEqual(other.RawData.Span);

    public override bool Equals(object? obj) => Equals(obj as Certificate);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(RawData.Span);
        return hash.ToHashCode();
    }
}
