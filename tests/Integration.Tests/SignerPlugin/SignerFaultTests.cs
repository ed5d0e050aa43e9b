using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Signer;

namespace Integration.Tests.SignerPlugin;

public sealed class SignerFaultTests : IAsyncLifetime
{
    private SignerServer _signer = null!;
    private JsonNode _request = null!;

    public async Task InitializeAsync()
    {
        _signer = await SignerServer.StartAsync();
        var profile = _signer.PutSigningProfile("web_images");
        _request = VerifyRequest.For(_signer.SignPayload("web_images", "{}"u8), profile.Arn);
    }

    public async Task DisposeAsync() => await _signer.DisposeAsync();

    public static TheoryData<FaultKind> Failures =>
    [
        Refusal(429, "TooManyRequestsException"),
        Refusal(403, "AccessDeniedException"),
        Refusal(500, "InternalServiceErrorException"),
        new FaultKind.Reset(),
        new FaultKind.TruncateBody(),
    ];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failing_AWS_Signer_fails_the_revocation_check_and_says_that_the_call_failed(FaultKind failure)
    {
        _signer.Faults.Add(new Fault(failure));

        var answer = await PluginProcess.AnswerAsync("verify-signature", _request, Endpoint("AWS_ENDPOINT_URL_SIGNER"));

        var result = answer["verificationResults"]![VerifyRequest.RevocationCheck]!;
        Assert.False((bool)result["success"]!);
        Assert.StartsWith(
            "GetRevocationStatus call failed with error: operation error signer: GetRevocationStatus, ",
            (string)result["reason"]!,
            StringComparison.Ordinal);
        if (failure is FaultKind.Status status)
            Assert.Contains($"StatusCode: {status.Code}, ", (string)result["reason"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_answer_counts_as_not_revoked()
    {
        _signer.Faults.Add(new Fault(new FaultKind.Status(200) { Body = "{}" }));

        var answer = await PluginProcess.AnswerAsync("verify-signature", _request, Endpoint("AWS_ENDPOINT_URL_SIGNER"));

        Assert.True((bool)answer["verificationResults"]![VerifyRequest.RevocationCheck]!["success"]!);
    }

    [Fact]
    public async Task A_hanging_AWS_Signer_hangs_the_plugin_until_its_caller_gives_up()
    {
        var asked = new TaskCompletionSource();
        _signer.Faults.Add(new Fault(new FaultKind.Hang(), _ => asked.TrySetResult()));
        using var giveUp = new CancellationTokenSource();

        var running = PluginProcess.RunAsync(
            "verify-signature",
            _request.ToJsonString(),
            Endpoint("AWS_ENDPOINT_URL_SIGNER"),
            giveUp.Token
        );
        await asked.Task;
        Assert.False(running.IsCompleted);
        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Theory]
    [InlineData("AWS_ENDPOINT_URL_SIGNER")]
    [InlineData("AWS_ENDPOINT_URL")]
    public async Task The_address_comes_from_the_environment(string variable)
    {
        await PluginProcess.AnswerAsync("verify-signature", _request, Endpoint(variable));

        Assert.Single(_signer.Requests);
    }

    [Fact]
    public async Task The_plugin_configuration_beats_the_environment()
    {
        _request["pluginConfig"]!["aws-signer-endpoint-url"] = _signer.Endpoint.ToString();
        _request["pluginConfig"]!["aws-region"] = "eu-west-1";
        _request["pluginConfig"]!["aws-profile"] = "someone";

        await PluginProcess.AnswerAsync(
            "verify-signature", _request, new Dictionary<string, string> { ["AWS_ENDPOINT_URL_SIGNER"] = "http://127.0.0.1:9" });

        Assert.Single(_signer.Requests);
    }

    [Fact]
    public async Task Without_an_address_the_stand_in_says_what_to_set()
    {
        var (code, message) = await PluginProcess.ErrorAsync("verify-signature", _request.ToJsonString());

        Assert.Equal("ERROR", code);
        Assert.Contains("set aws-signer-endpoint-url, AWS_ENDPOINT_URL_SIGNER or AWS_ENDPOINT_URL", message, StringComparison.Ordinal);
    }

    private static FaultKind.Status Refusal(int status, string code) => new(status)
    {
        Headers = new Dictionary<string, string> { ["x-amzn-ErrorType"] = code },
        Body = $$"""{"message":"no","code":"{{code}}"}""",
    };

    private Dictionary<string, string> Endpoint(string variable) => new() { [variable] = _signer.Endpoint.ToString() };
}
