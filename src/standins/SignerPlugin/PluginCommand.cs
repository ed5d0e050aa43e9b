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
            error.Write(JsonText.Object(writer =>
            {
                writer.WriteString("errorCode", problem.Code);
                writer.WriteString("errorMessage", problem.Message);
            }));
            return 1;
        }
    }

    private static byte[] Answer(string[] args, Stream input) => args switch
    {
        ["generate-envelope"] => EnvelopeGenerator.Generate(new GenerateEnvelopeRequest(JsonMembers.Parse(input))),
        ["verify-signature"] => SignatureVerifier.Verify(new VerifySignatureRequest(JsonMembers.Parse(input))),
        _ => throw new PluginException(ErrorCode.Generic, Usage),
    };
}
