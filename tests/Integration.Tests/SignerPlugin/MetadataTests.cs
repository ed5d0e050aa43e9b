using System.Text.Json.Nodes;
using EcsImageAuditor.Tests.Shared.SignerPlugin;

namespace Integration.Tests.SignerPlugin;

public sealed class MetadataTests
{
    [Fact]
    public async Task The_metadata_name_the_contract_and_the_capabilities_of_the_real_plugin()
    {
        var metadata = await PluginProcess.AnswerAsync("get-plugin-metadata", new JsonObject());

        Assert.Equal(PluginBuild.Name, (string)metadata["name"]!);
        Assert.Equal("1.0.350", (string)metadata["version"]!);
        Assert.Equal(["1.0"], metadata["supportedContractVersions"]!.AsArray().GetValues<string>());
        Assert.Equal(
            ["SIGNATURE_GENERATOR.ENVELOPE", "SIGNATURE_VERIFIER.TRUSTED_IDENTITY", "SIGNATURE_VERIFIER.REVOCATION_CHECK"],
            metadata["capabilities"]!.AsArray().GetValues<string>());
    }

    [Theory]
    [InlineData("describe-key")]
    [InlineData("generate-signature")]
    [InlineData("version")]
    public async Task A_command_that_it_does_not_have_is_an_error(string command)
    {
        var (code, message) = await PluginProcess.ErrorAsync(command, "{}");

        Assert.Equal("ERROR", code);
        Assert.StartsWith("Invalid command, valid choices are: ", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verify-signature")]
    [InlineData("generate-envelope")]
    public async Task Input_that_is_no_JSON_is_an_error(string command) =>
        Assert.Equal(("VALIDATION_ERROR", "Input is not a valid JSON"), await PluginProcess.ErrorAsync(command, "{"));
}
