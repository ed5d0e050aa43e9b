using System.Text;
using System.Text.Json;

namespace ImageSignatures.Signatures.Jws;

/// <summary>Reads an envelope of type <c>application/jose+json</c>: a JWS in flattened JSON.</summary>
/// <remarks>
/// https://github.com/notaryproject/specifications/blob/main/specs/signature-envelope-jws.md#signature-envelope,
/// https://www.rfc-editor.org/rfc/rfc7515#section-7.2.2
/// </remarks>
internal static class JwsEnvelope
{
    public const string MediaType = "application/jose+json";

    private const string Subject = "the JWS envelope";
    private const string Header = "the unprotected header";
    private const string CertificatesName = "x5c";
    private const string TimestampName = "io.cncf.notary.timestampSignature";
    private const string AgentName = "io.cncf.notary.signingAgent";

    private static readonly string[] Members = ["payload", "protected", "header", "signature"];

    /// <exception cref="MalformedException">It is not such an envelope.</exception>
    public static RawEnvelope Read(ReadOnlyMemory<byte> bytes)
    {
        var json = StrictJson.ParseObject(bytes, Subject);
        var unknown = json.EnumerateObject().Select(m => m.Name).FirstOrDefault(name => !Members.Contains(name));
        if (unknown is not null)
            throw new MalformedException(
                $"{Subject} has a member {Excerpt.Quote(unknown)}; there may only be {string.Join(", ", Members)}"
            );

        var encodedHeader = StrictJson.ReadString(json, Subject, "protected");
        var encodedPayload = StrictJson.ReadString(json, Subject, "payload");
        var header = ReadHeader(json);
        return new RawEnvelope
        {
            Attributes = JwsProtectedHeader.Read(Base64Text.DecodeUrl(encodedHeader, "the protected header")),
            Payload = Base64Text.DecodeUrl(encodedPayload, "the payload"),
            SignedBytes = Encoding.ASCII.GetBytes($"{encodedHeader}.{encodedPayload}"),
            Signature = Base64Text.DecodeUrl(StrictJson.ReadString(json, Subject, "signature"), "the signature"),
            Certificates = ReadCertificates(header),
            TimestampToken = ReadTimestamp(header),
        };
    }

    private static JsonElement ReadHeader(JsonElement json)
    {
        if (!json.TryGetProperty("header", out var header) || header.ValueKind != JsonValueKind.Object)
            throw new MalformedException($"{Subject} has no header that is an object");

        StrictJson.RefuseVariants(header, Header, CertificatesName, TimestampName);

        // The agent means nothing, and early versions of notation wrote it SigningAgent. But notation refuses one that is no text.
        if (header.EnumerateObject().Any(m => StrictJson.IsVariant(m.Name, AgentName) && m.Value.ValueKind != JsonValueKind.String))
            throw new MalformedException($"{AgentName} of {Header} is not a string");

        return header;
    }

    private static List<ReadOnlyMemory<byte>> ReadCertificates(JsonElement header) =>
        [
            .. StrictJson
                .ReadStrings(header, Header, CertificatesName)
                .Select(text => (ReadOnlyMemory<byte>)Base64Text.Decode(text, "a certificate")),
        ];

    private static ReadOnlyMemory<byte> ReadTimestamp(JsonElement header) =>
        StrictJson.ReadOptionalString(header, Header, TimestampName) is { } text ? Base64Text.Decode(text, "the timestamp token") : default;
}
