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
    private const string SigningProfileVersion = "com.amazonaws.signer.signingProfileVersion";
    private const string SigningJob = "com.amazonaws.signer.signingJob";

    // '+' stays as it is; the text is never put into HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Sign(ReadOnlySpan<byte> payload, SigningJob job, SigningCertificate certificate)
    {
        var encodedPayload = Base64Url.EncodeToString(payload);
        var encodedHeader = Base64Url.EncodeToString(ProtectedHeader(job));
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

    private static byte[] ProtectedHeader(SigningJob job) => Write(writer =>
    {
        writer.WriteString("alg", "ES384");
        writer.WriteString("cty", MediaTypes.NotaryPayload);
        writer.WriteString(SigningScheme, "notary.x509.signingAuthority");
        writer.WriteString(AuthenticSigningTime, Timestamp(job.SigningTime));
        writer.WriteString(Expiry, Timestamp(job.Expiry));
        writer.WriteString(VerificationPlugin, "com.amazonaws.signer.notation.plugin");
        writer.WriteString(SigningProfileVersion, job.ProfileVersionArn);
        writer.WriteString(SigningJob, job.Arn);
        writer.WriteStartArray("crit");
        foreach (var name in (string[])[SigningScheme, AuthenticSigningTime, Expiry, VerificationPlugin, SigningProfileVersion, SigningJob])
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
