using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EcsImageAuditor.Emulator.Oci;

namespace EcsImageAuditor.Emulator.Signer;

/// <summary>
/// Signature envelopes as AWS Signer makes them.
/// See <see href="https://github.com/notaryproject/specifications/blob/main/specs/signature-envelope-jws.md"/>.
/// </summary>
internal static class JwsEnvelope
{
    private const string SigningScheme = "io.cncf.notary.signingScheme";
    private const string AuthenticSigningTime = "io.cncf.notary.authenticSigningTime";
    private const string Expiry = "io.cncf.notary.expiry";
    private const string VerificationPlugin = "io.cncf.notary.verificationPlugin";
    private const string VerificationPluginMinVersion = "io.cncf.notary.verificationPluginMinVersion";
    private const string SigningProfileAlias = "com.amazonaws.signer.signingProfileAlias";
    private const string SigningProfileVersion = "com.amazonaws.signer.signingProfileVersion";
    private const string SigningJob = "com.amazonaws.signer.signingJob";

    // '+' stays as it is; the text is never put into HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Sign(ReadOnlySpan<byte> payload, SigningJob job, SigningCertificate certificate, SigningOptions options)
    {
        var encodedPayload = Base64Url.EncodeToString(payload);
        var encodedHeader = Base64Url.EncodeToString(ProtectedHeader(job, options));
        var signature = certificate.Sign(Encoding.ASCII.GetBytes($"{encodedHeader}.{encodedPayload}"));
        return Write(writer =>
        {
            writer.WriteString("payload", encodedPayload);
            writer.WriteString("protected", encodedHeader);
            writer.WriteStartObject("header");
            writer.WriteStartArray("x5c");
            foreach (var link in certificate.Chain)
                writer.WriteBase64StringValue(link.Span);
            writer.WriteEndArray();
            writer.WriteString("io.cncf.notary.signingAgent", "AWSSigner/1.0");
            writer.WriteEndObject();
            writer.WriteString("signature", Base64Url.EncodeToString(signature));
        });
    }

    private static byte[] ProtectedHeader(SigningJob job, SigningOptions options) => Write(writer =>
    {
        writer.WriteString("alg", "ES384");
        writer.WriteString("cty", MediaTypes.NotaryPayload);
        List<KeyValuePair<string, string>> attributes =
        [
            new(SigningScheme, "notary.x509.signingAuthority"),
            new(AuthenticSigningTime, Timestamp(job.SigningTime)),
            new(Expiry, Timestamp(job.Expiry)),
            new(VerificationPlugin, "com.amazonaws.signer.notation.plugin"),
            new(SigningProfileVersion, job.ProfileVersionArn),
            new(SigningJob, job.Arn),
        ];
        if (job.AliasArn is { } alias)
            attributes.Add(new(SigningProfileAlias, alias));
        if (options.PluginMinVersion is { } version)
            attributes.Add(new(VerificationPluginMinVersion, version));
        attributes.AddRange(options.CriticalAttributes);
        foreach (var (name, value) in attributes)
            writer.WriteString(name, value);
        writer.WriteStartArray("crit");
        foreach (var (name, _) in attributes)
            writer.WriteStringValue(name);
        writer.WriteEndArray();
    });

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    // RFC 3339 in whole seconds.
    private static string Timestamp(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
