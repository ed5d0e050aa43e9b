using ImageSignatures.Signatures.Asn1;
using ImageSignatures.Signatures.Certificates;

namespace ImageSignatures.Signatures.Revocation.Ocsp;

/// <summary>A response, as read: whether it may be believed is for <see cref="OcspResponseRules"/> to say.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc6960#section-4.2.1</remarks>
internal sealed record OcspResponse
{
    public required SignedObject Signed { get; init; }

    /// <summary>The name by which the responder names itself in DER; empty where it does by its key.</summary>
    public required ReadOnlyMemory<byte> ResponderName { get; init; }

    /// <summary>The SHA-1 of the key by which the responder names itself; empty where it does by its name.</summary>
    public required ReadOnlyMemory<byte> ResponderKeyHash { get; init; }

    /// <summary>The certificate that came first with the answer; null where none came.</summary>
    public required Certificate? Responder { get; init; }

    /// <summary>What it says of the certificate that was asked for.</summary>
    public required OcspAnswer Answer { get; init; }

    /// <summary>The extensions of the response as a whole.</summary>
    public required IReadOnlyList<X509Extension> Extensions { get; init; }
}
