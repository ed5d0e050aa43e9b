using System.Buffers;
using System.Text.Json;
using ImageSignatures.TrustPolicies;

namespace ImageSignatures.Verification.Notation;

/// <summary>Writes the trust policy that enforces every validation for every repository.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/v1.1.0/specs/trust-store-trust-policy.md#trust-policy-properties</remarks>
internal static class StrictPolicy
{
    public static byte[] Write(IEnumerable<string> signingAuthorityStores, IEnumerable<SigningProfileArn> identities)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("version", "1.0");
            writer.WriteStartArray("trustPolicies");
            writer.WriteStartObject();
            writer.WriteString("name", "trusted-signing-profiles");
            WriteArray(writer, "registryScopes", ["*"]);
            writer.WriteStartObject("signatureVerification");
            writer.WriteString("level", "strict");
            writer.WriteEndObject();
            WriteArray(writer, "trustStores", signingAuthorityStores.Select(store => $"signingAuthority:{store}"));
            WriteArray(writer, "trustedIdentities", identities.Select(identity => identity.ToString()));
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return json.WrittenSpan.ToArray();
    }

    private static void WriteArray(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
            writer.WriteStringValue(value);
        writer.WriteEndArray();
    }
}
