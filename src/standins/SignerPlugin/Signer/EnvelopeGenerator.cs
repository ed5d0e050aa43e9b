using System.Text.Json;
using SignerPlugin.Contract;
using SignerPlugin.Verification;

namespace SignerPlugin.Signer;

/// <summary>Answers generate-envelope by SignPayload.</summary>
internal static class EnvelopeGenerator
{
    private const string Jws = "application/jose+json";

    public static byte[] Generate(GenerateEnvelopeRequest request)
    {
        Check(request);
        var input = InputOf(request);
        using var signer = new SignerClient(request.PluginConfig);
        try
        {
            return Write(signer.SignPayload(input), request.SignatureEnvelopeType);
        }
        catch (SignerCallException problem)
        {
            throw Translate(problem);
        }
    }

    private static void Check(GenerateEnvelopeRequest request)
    {
        if (request.HasExpiry)
            throw PluginException.Validation(
                "AWSSigner plugin doesn't support -e (--expiry) argument. Please use signing profile to set signature expiry.");
        ContractVersion.Check(request.ContractVersion);
        if (request.SignatureEnvelopeType != Jws)
            throw PluginException.Unsupported($"envelope type \"{request.SignatureEnvelopeType}\"");
        if (request.Payload.Length == 0)
            throw PluginException.Validation("payload cannot be empty");
    }

    private static byte[] InputOf(GenerateEnvelopeRequest request)
    {
        if (!Arn.TryParse(request.KeyId, out var arn) || arn.Resource.Split('/') is not [_, _, var profile])
            throw PluginException.Validation($"{request.KeyId} is not a valid AWS Signer signing profile or signing profile version ARN.");

        return JsonText.Object(writer =>
        {
            writer.WriteString("profileName", profile);
            writer.WriteString("profileOwner", arn.Account);
            writer.WriteBase64String("payload", request.Payload);
            writer.WriteString("payloadFormat", request.PayloadType);
        });
    }

    private static byte[] Write(JsonElement output, string envelopeType) => JsonText.Object(writer =>
    {
        writer.WriteString("signatureEnvelope", output.Text("signature"));
        writer.WriteString("signatureEnvelopeType", envelopeType);
        if (output.Member("metadata") is { ValueKind: JsonValueKind.Object } metadata)
        {
            writer.WritePropertyName("annotations");
            metadata.WriteTo(writer);
        }
    });

    private static PluginException Translate(SignerCallException problem)
    {
        if (problem.Code.Length == 0)
            return new PluginException(ErrorCode.Generic, problem.Message);

        var code = problem.Code switch
        {
            "NotFoundException" or "ResourceNotFoundException" or "ValidationException" or "BadRequestException" => ErrorCode.Validation,
            "ThrottlingException" => ErrorCode.Throttled,
            "AccessDeniedException" => ErrorCode.AccessDenied,
            _ => ErrorCode.Generic,
        };
        return new PluginException(code, $"Failed to call AWSSigner. Error: {problem.ServiceMessage}. RequestID: {problem.RequestId}.");
    }
}
