using System.Buffers;
using System.Text.Json;
using Amazon.Signer;
using Amazon.Signer.Model;
using ImageSignatures.Aws;
using ImageSignatures.Oci;
using ImageSignatures.TrustPolicies;

namespace ImageSignatures.Signing.Signers;

/// <summary>
/// Signs through AWS Signer's SignPayload, in this process. What comes back is judged, as it would be when pulled, before anything is
/// pushed.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/signer/latest/api/API_SignPayload.html</remarks>
internal sealed class SignerClientMaker(
    Func<string, IAmazonSigner> clients, ProfileVerifiers verifiers, SignatureAttacher attacher) : ISignatureMaker
{
    private const string PayloadFormat = "application/vnd.cncf.notary.payload.v1+json";
    private const string Action = "signer:SignPayload";

    public async Task<AttachedSignature?> SignAsync(
        ImageByDigest image, Descriptor subject, SigningProfileArn profile, CancellationToken cancellationToken)
    {
        var envelope = await SignPayloadAsync(subject, profile, cancellationToken);
        var signed = await verifiers.JudgeAsync(image, subject, envelope, profile, cancellationToken);
        return await attacher.AttachAsync(image, subject, envelope, signed, cancellationToken);
    }

    private async Task<byte[]> SignPayloadAsync(Descriptor subject, SigningProfileArn profile, CancellationToken cancellationToken)
    {
        var request = new SignPayloadRequest
        {
            ProfileName = profile.Name,
            ProfileOwner = profile.Account,
            PayloadFormat = PayloadFormat,
            Payload = new MemoryStream(Payload(subject)),
        };
        try
        {
            var answer = await clients(profile.Region).SignPayloadAsync(request, cancellationToken);
            return answer.Signature is { Length: > 0 } signature
                ? signature.ToArray()
                : throw new SigningException(
                    SigningFailureCode.EnvelopeInvalid, $"AWS Signer answered {Action} on {profile} without a signature; run again.");
        }
        catch (Exception exception) when (AwsFailure.Is(exception, cancellationToken) && !cancellationToken.IsCancellationRequested)
        {
            throw SignerFailures.Of(Action, profile.ToString(), exception);
        }
    }

    /// <remarks>https://github.com/notaryproject/specifications/blob/v1.1.0/specs/signature-specification.md#payload</remarks>
    private static byte[] Payload(Descriptor subject)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var text = new Utf8JsonWriter(json))
        {
            text.WriteStartObject();
            text.WriteStartObject("targetArtifact");
            text.WriteString("mediaType", subject.MediaType);
            text.WriteString("digest", subject.Digest.ToString());
            text.WriteNumber("size", subject.Size);
            text.WriteEndObject();
            text.WriteEndObject();
        }

        return json.WrittenSpan.ToArray();
    }
}
