using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SignerPlugin.Contract;
using SignerPlugin.Signer;
using SignerPlugin.Verification;

namespace SignerPlugin;

/// <summary>
/// One command of the notation plugin contract 1.0: a JSON request on standard input, a JSON answer on standard output, or an error
/// on standard error and a non-zero exit code.
/// See <see href="https://github.com/notaryproject/specifications/blob/main/specs/plugin-extensibility.md#plugin-contract"/>.
/// </summary>
internal static class PluginCommand
{
    private const string Usage =
        "Invalid command, valid choices are: notation-com.amazonaws.signer.notation.plugin "
        + "<get-plugin-metadata|generate-envelope|verify-signature>";

    public static int Run(string[] args, Stream input, Stream output, Stream error)
    {
        try
        {
            output.Write(Answer(args, input));
            return 0;
        }
        catch (PluginException problem)
        {
            var document = new ErrorResponse(problem.Code, problem.Message);
            error.Write(JsonSerializer.SerializeToUtf8Bytes(document, PluginJson.Default.ErrorResponse));
            return 1;
        }
    }

    private static byte[] Answer(string[] args, Stream input) => args switch
    {
        ["generate-envelope"] => GenerateEnvelope(input),
        ["verify-signature"] => VerifySignature(input),
        _ => throw new PluginException(ErrorCode.Generic, Usage),
    };

    private static byte[] GenerateEnvelope(Stream input)
    {
        var response = EnvelopeGenerator.Generate(Read(input, PluginJson.Default.GenerateEnvelopeRequest));
        return JsonSerializer.SerializeToUtf8Bytes(response, PluginJson.Default.GenerateEnvelopeResponse);
    }

    private static byte[] VerifySignature(Stream input)
    {
        var response = SignatureVerifier.Verify(Read(input, PluginJson.Default.VerifySignatureRequest));
        return JsonSerializer.SerializeToUtf8Bytes(response, PluginJson.Default.VerifySignatureResponse);
    }

    private static T Read<T>(Stream input, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(input, type) ?? throw PluginException.Validation("Input is not a valid JSON");
        }
        catch (JsonException)
        {
            throw PluginException.Validation("Input is not a valid JSON");
        }
    }
}
