using System.Formats.Asn1;
using ImageSignatures.Signatures.Asn1;
using ImageSignatures.Signatures.Asn1.Names;
using ImageSignatures.Signatures.Certificates.Extensions;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Signatures.Certificates;

/// <summary>An X.509 certificate of version 3, read strictly as DER. Two are equal when their bytes are.</summary>
/// <remarks>
/// Not <c>X509Certificate2</c>, whose reader is the operating system's: that accepts encodings which notation refuses, differs between
/// systems, and would have to be taken apart anyway for the rules of the Notary Project.
/// https://www.rfc-editor.org/rfc/rfc5280#section-4.1
/// </remarks>
internal sealed class Certificate : IEquatable<Certificate>
{
    // Both are immutable, so that a signature verified once stays so.
    private Certificate? _verifiedIssuer;

    /// <summary>The DER bytes.</summary>
    public required ReadOnlyMemory<byte> RawData { get; init; }

    /// <summary>What the issuer signed, the TBSCertificate, and its signature.</summary>
    public required SignedObject Signed { get; init; }

    /// <summary>The serial number as the DER integer holds it, big-endian.</summary>
    public required ReadOnlyMemory<byte> SerialNumber { get; init; }

    public required X500Name IssuerName { get; init; }

    public required X500Name SubjectName { get; init; }

    /// <summary>The first moment at which it is valid.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>The last moment at which it is valid.</summary>
    public required DateTimeOffset NotAfter { get; init; }

    public required SubjectPublicKey Key { get; init; }

    public required CertificateExtensions Extensions { get; init; }

    /// <summary>The subject as RFC 4514 writes it, for a person.</summary>
    public string Subject => SubjectName.ToString();

    /// <summary>True where the basic constraints say so.</summary>
    public bool IsCertificateAuthority => Extensions.BasicConstraints is { IsAuthority: true };

    /// <summary>Reads one certificate. Never throws for what the bytes hold.</summary>
    /// <param name="der">One certificate in DER, with nothing after it.</param>
    /// <returns>The certificate, or a reason of code integrity.</returns>
    public static Result<Certificate> Parse(ReadOnlyMemory<byte> der)
    {
        try
        {
            return CertificateReader.Read(der);
        }
        catch (MalformedException e)
        {
            return new Reason(ReasonCode.Integrity, $"A certificate cannot be read: {e.Message}.");
        }
        catch (AsnContentException e)
        {
            return new Reason(ReasonCode.Integrity, $"A certificate is not valid DER: {e.Message}");
        }
    }

    public bool IsValidAt(DateTimeOffset time) => NotBefore <= time && time <= NotAfter;

    /// <summary>True where the other one's key made this one's signature. Names and rules are not looked at.</summary>
    public bool IsSignedBy(Certificate other)
    {
        if (ReferenceEquals(_verifiedIssuer, other))
            return true;
        if (!Signed.IsSignedBy(other.Key))
            return false;

        _verifiedIssuer = other;
        return true;
    }

    /// <summary>True where it names itself as its issuer and its own key made its signature.</summary>
    public bool IsSelfSigned() => IssuerName.HasSameBytesAs(SubjectName) && IsSignedBy(this);

    public bool Equals(Certificate? other) => other is not null && RawData.Span.SequenceEqual(other.RawData.Span);

    public override bool Equals(object? obj) => Equals(obj as Certificate);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Signed.Signature.Span);
        return hash.ToHashCode();
    }
}
