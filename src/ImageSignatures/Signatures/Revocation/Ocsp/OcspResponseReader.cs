using System.Formats.Asn1;
using ImageSignatures.Signatures.Asn1;
using ImageSignatures.Signatures.Asn1.Names;
using ImageSignatures.Signatures.Certificates;

namespace ImageSignatures.Signatures.Revocation.Ocsp;

/// <summary>Reads what a responder answers.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc6960#section-4.2.1</remarks>
internal static class OcspResponseReader
{
    // One certificate was asked for.
    private const int MaxAnswers = 16;

    private static readonly string[] Failures =
        ["", "malformed request", "internal error", "try later", "", "signature required", "unauthorized"];

    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="MalformedException">It is not such an answer.</exception>
    /// <exception cref="RevocationUnavailableException">The responder says that it has no answer, or answers about another certificate.</exception>
    public static OcspResponse Read(ReadOnlyMemory<byte> der, Certificate certificate, Certificate issuer)
    {
        var reader = new AsnReader(der, AsnEncodingRules.DER);
        var response = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        CheckStatus(response.ReadEnumeratedBytes().Span);

        var wrapper = response.ReadSequence(Context(0));
        response.ThrowIfNotEmpty();
        var bytes = wrapper.ReadSequence();
        wrapper.ThrowIfNotEmpty();
        if (bytes.ReadObjectIdentifier() != ObjectIdentifiers.OcspBasicResponse)
            throw new MalformedException("it is not a basic response");

        var basic = new AsnReader(bytes.ReadOctetString(), AsnEncodingRules.DER);
        bytes.ThrowIfNotEmpty();
        var sequence = basic.ReadSequence();
        basic.ThrowIfNotEmpty();
        return ReadBasic(sequence, certificate, issuer);
    }

    /// <summary>Reads the optional extensions at the end of a sequence.</summary>
    /// <exception cref="AsnContentException">They are not well-formed.</exception>
    /// <exception cref="MalformedException">One comes twice.</exception>
    public static IReadOnlyList<X509Extension> ReadExtensions(AsnReader reader)
    {
        if (!reader.HasData)
            return [];

        var wrapper = reader.ReadSequence(Context(1));
        var extensions = X509Extension.ReadAll(wrapper);
        wrapper.ThrowIfNotEmpty();
        return extensions;
    }

    private static void CheckStatus(ReadOnlySpan<byte> status)
    {
        if (status is [0])
            return;

        var failure = status is [var code] && code < Failures.Length ? Failures[code] : "";
        throw new RevocationUnavailableException($"the OCSP responder has no answer ({(failure.Length > 0 ? failure : "unknown status")})");
    }

    private static OcspResponse ReadBasic(AsnReader sequence, Certificate certificate, Certificate issuer)
    {
        var signed = SignedObject.Read(sequence);
        var responder = sequence.HasData ? ReadResponder(sequence) : null;
        sequence.ThrowIfNotEmpty();

        var data = signed.Open();
        if (data.PeekTag() == Context(0))
            data.ReadEncodedValue(); // the version, of which there is one
        var (name, keyHash) = ReadResponderId(data);
        X509Time.ReadGeneralized(data); // when it was produced; what counts is when it was true
        var answer = FindAnswer(data.ReadSequence(), certificate, issuer);
        var extensions = ReadExtensions(data);
        data.ThrowIfNotEmpty();
        return new OcspResponse
        {
            Signed = signed,
            Responder = responder,
            ResponderName = name,
            ResponderKeyHash = keyHash,
            Answer = answer,
            Extensions = extensions,
        };
    }

    // Some responders send more than one; like notation, this reader looks at the first.
    private static Certificate ReadResponder(AsnReader sequence)
    {
        var wrapper = sequence.ReadSequence(Context(0));
        var certificates = wrapper.ReadSequence();
        wrapper.ThrowIfNotEmpty();
        return CertificateReader.Read(certificates.ReadEncodedValue());
    }

    private static (ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> KeyHash) ReadResponderId(AsnReader data) => data.PeekTag() == Context(1)
        ? (X500Name.Read(data.ReadSequence(Context(1))).RawData, default)
        : (default, data.ReadSequence(Context(2)).ReadOctetString());

    private static OcspAnswer FindAnswer(AsnReader answers, Certificate certificate, Certificate issuer)
    {
        // Each is compared with hashes of the issuer's name and key, which may be long.
        for (var count = 0; answers.HasData && count < MaxAnswers; count++)
        {
            // Notation takes the first answer for the serial number, by any issuer: no later one may say otherwise.
            var answer = answers.ReadSequence();
            if (CertificateId.ReadMatch(answer, certificate, issuer) is { } isMatch)
                return isMatch ? OcspAnswer.Read(answer) : throw Another();
        }

        throw Another();
    }

    private static RevocationUnavailableException Another() => new("the OCSP responder answers about another certificate");

    private static Asn1Tag Context(int number) => new(TagClass.ContextSpecific, number, isConstructed: true);
}
