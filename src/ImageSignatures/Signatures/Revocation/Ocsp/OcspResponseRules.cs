using ImageSignatures.Signatures.Asn1;
using ImageSignatures.Signatures.Certificates;
using ImageSignatures.Signatures.Certificates.Extensions;

namespace ImageSignatures.Signatures.Revocation.Ocsp;

/// <summary>Whether a response may be believed.</summary>
/// <remarks>
/// https://www.rfc-editor.org/rfc/rfc6960#section-3.2. Stricter than notation, which takes any certificate of the issuer for a responder's,
/// accepts SHA-1, and neither sends a nonce nor looks at the responder's name.
/// </remarks>
internal static class OcspResponseRules
{
    /// <summary>What notation checks too.</summary>
    /// <exception cref="RevocationUnavailableException">Neither verifier may believe it.</exception>
    public static void Check(OcspResponse response, Certificate issuer, DateTimeOffset now)
    {
        var responder = response.Responder ?? issuer;
        if (response.Responder is not null && responder.Equals(issuer) && !issuer.IsSelfSigned())
            throw new RevocationUnavailableException(
                "the OCSP response comes with the issuer's own certificate, which notation does not accept"
            );
        if (IsBroken(responder.Signed, issuer) && !responder.Equals(issuer))
            throw new RevocationUnavailableException(
                $"the certificate of the OCSP responder, {responder.Subject}, is not from the same issuer"
            );
        if (IsBroken(response.Signed, responder))
            throw new RevocationUnavailableException("the signature of the OCSP response is not valid");
        if (response.Answer.Extensions.FirstOrDefault(e => e.IsCritical) is { } unknown)
            throw Unknown(unknown);

        Freshness.CheckEnd("the OCSP response", response.Answer.NextUpdate, now);
    }

    /// <summary>What only this verifier checks.</summary>
    /// <exception cref="RevocationUnavailableException">It may not be believed.</exception>
    public static void CheckMore(OcspResponse response, OcspRequest request, Certificate issuer, DateTimeOffset now)
    {
        var responder = response.Responder ?? issuer;
        if (!responder.Equals(issuer))
            CheckDelegate(responder, issuer, now);
        if (!response.Signed.Algorithm.IsSupported)
            throw new RevocationUnavailableException("the signature of the OCSP response is not valid here: it uses SHA-1 or an unknown algorithm");
        if (!IsNamed(response, responder))
            throw new RevocationUnavailableException("the OCSP responder names itself by another name than its certificate's");

        CheckExtensions(response, request);
        Freshness.CheckStart("the OCSP response", response.Answer.ThisUpdate, now);
    }

    // A signature of an algorithm that is not supported may be good to others.
    private static bool IsBroken(SignedObject signed, Certificate signer) => signed.Algorithm.IsSupported && !signed.IsSignedBy(signer.Key);

    // https://www.rfc-editor.org/rfc/rfc6960#section-4.2.2.2
    private static void CheckDelegate(Certificate responder, Certificate issuer, DateTimeOffset now)
    {
        var isMeantFor = responder.Extensions.ExtendedKeyUsage?.Purposes.Contains(ObjectIdentifiers.OcspSigning) ?? false;
        var maySign = responder.Extensions.KeyUsage?.Usages.HasFlag(KeyUsages.DigitalSignature) ?? true;
        if (!isMeantFor || !maySign)
            throw new RevocationUnavailableException(
                $"the certificate of the OCSP responder, {responder.Subject}, is not for signing OCSP responses"
            );
        if (!responder.IsValidAt(now))
            throw new RevocationUnavailableException($"the certificate of the OCSP responder, {responder.Subject}, is not valid now");
        if (!responder.IssuerName.HasSameBytesAs(issuer.SubjectName) || !responder.Signed.Algorithm.IsSupported)
            throw new RevocationUnavailableException(
                $"the certificate of the OCSP responder, {responder.Subject}, is not from the same issuer"
            );
    }

    private static bool IsNamed(OcspResponse response, Certificate responder) => response.ResponderKeyHash.IsEmpty
        ? response.ResponderName.Span.SequenceEqual(responder.SubjectName.RawData.Span)
        : response.ResponderKeyHash.Span.SequenceEqual(CertificateId.Hash(ObjectIdentifiers.Sha1, responder.Key.BitString.Span));

    private static void CheckExtensions(OcspResponse response, OcspRequest request)
    {
        if (response.Extensions.FirstOrDefault(e => e.IsCritical && e.Type != ObjectIdentifiers.OcspNonce) is { } unknown)
            throw Unknown(unknown);

        // Many responders sign their answers ahead of time and repeat no nonce; a wrong one is an answer to somebody else.
        var nonce = response.Extensions.FirstOrDefault(e => e.Type == ObjectIdentifiers.OcspNonce);
        if (nonce is not null && !nonce.Value.Span.SequenceEqual(request.Nonce.Span))
            throw new RevocationUnavailableException("the OCSP response repeats another nonce");
    }

    private static RevocationUnavailableException Unknown(X509Extension extension) =>
        new($"the OCSP response has the critical extension {extension.Type}, which is not supported");
}
