using System.Text.Json;
using ImageSignatures.Signatures.Attributes;

namespace ImageSignatures.Signatures.Jws;

/// <summary>Reads the protected header of a JWS envelope.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-envelope-jws.md#protected-headers</remarks>
internal static class JwsProtectedHeader
{
    private const string Subject = "the protected header";
    private const string AlgorithmName = "alg";
    private const string ContentTypeName = "cty";
    private const string CriticalName = "crit";

    private static readonly string[] Known =
    [
        AlgorithmName, ContentTypeName, CriticalName, SignedAttributes.SigningSchemeName, SignedAttributes.SigningTimeName,
        SignedAttributes.AuthenticSigningTimeName, SignedAttributes.ExpiryName,
    ];

    /// <exception cref="MalformedException">It is not such a header.</exception>
    public static SignedAttributes Read(ReadOnlyMemory<byte> bytes)
    {
        var json = StrictJson.ParseObject(bytes, Subject);
        StrictJson.RefuseVariants(json, Subject, Known);
        var critical = StrictJson.ReadStrings(json, Subject, CriticalName);
        RefuseRegistered(critical);
        return new SignedAttributes
        {
            Algorithm = ParseAlgorithm(StrictJson.ReadString(json, Subject, AlgorithmName)),
            ContentType = StrictJson.ReadString(json, Subject, ContentTypeName),
            SigningScheme = StrictJson.ReadString(json, Subject, SignedAttributes.SigningSchemeName),
            SigningTime = ReadTime(json, SignedAttributes.SigningTimeName),
            AuthenticSigningTime = ReadTime(json, SignedAttributes.AuthenticSigningTimeName),
            Expiry = ReadTime(json, SignedAttributes.ExpiryName),
            Extended = ReadExtended(json, critical),
            Critical = critical,
        };
    }

    private static SignatureAlgorithm? ParseAlgorithm(string name) => name switch
    {
        "PS256" => SignatureAlgorithm.Ps256,
        "PS384" => SignatureAlgorithm.Ps384,
        "PS512" => SignatureAlgorithm.Ps512,
        "ES256" => SignatureAlgorithm.Es256,
        "ES384" => SignatureAlgorithm.Es384,
        "ES512" => SignatureAlgorithm.Es512,
        _ => null,
    };

    // https://www.rfc-editor.org/rfc/rfc7515#section-4.1.11; the signing time is no critical attribute to notation either.
    private static void RefuseRegistered(IReadOnlyList<string> critical)
    {
        var wrong = critical.FirstOrDefault(name =>
            name is AlgorithmName or ContentTypeName or CriticalName or SignedAttributes.SigningTimeName
        );
        if (wrong is not null)
            throw new MalformedException($"{Subject} marks {wrong} critical, which must not be");
    }

    // Notation does not resolve escapes in a time, so there must be none.
    private static DateTimeOffset? ReadTime(JsonElement json, string name)
    {
        if (StrictJson.ReadOptionalString(json, Subject, name) is not { } text)
            return null;

        return Rfc3339.TryParse(text, out var time) && json.GetProperty(name).GetRawText() == $"\"{text}\""
            ? time
            : throw new MalformedException($"{name} is not a time in the form of RFC 3339");
    }

    private static List<ExtendedAttribute> ReadExtended(JsonElement json, IReadOnlyList<string> critical)
    {
        var names = critical.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from member in json.EnumerateObject()
               let name = member.Name
               where !Known.Contains(name)
               select new ExtendedAttribute(
                   name,
                   names.Contains(name),
                   member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : null),
        ];
    }
}
