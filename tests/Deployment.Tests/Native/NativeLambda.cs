using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Lambda;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared;
using EcsImageAuditor.Tests.Shared.Lambda;

namespace Deployment.Tests.Native;

/// <summary>The native Lambda as a process, which takes its events from a Runtime API as it does in Lambda.</summary>
internal sealed class NativeLambda : IAsyncDisposable
{
    private readonly RuntimeApiServer _api;
    private readonly TemporaryFolder _home;
    private readonly Process _process;

    private NativeLambda(RuntimeApiServer api, TemporaryFolder home, Process process) => (_api, _home, _process) = (api, home, process);

    /// <summary>Judges with the builtin verifier and the policy of the vectors.</summary>
    public static async Task<NativeLambda> StartAsync(string program, SignerServer signer, string registry)
    {
        var home = new TemporaryFolder();
        var api = await RuntimeApiServer.StartAsync();
        var start = IsolatedProcess.StartInfo(program, [], home.FullName);
        start.Environment["_HANDLER"] = "audit";
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = api.Endpoint;
        start.Environment["AWS_REGION"] = "us-west-2";
        start.Environment["AWS_ACCESS_KEY_ID"] = TestEnvironment.AccessKey;
        start.Environment["AWS_SECRET_ACCESS_KEY"] = TestEnvironment.SecretKey;
        start.Environment["AWS_ENDPOINT_URL_SIGNER"] = signer.Endpoint.ToString();
        start.Environment["AUDITOR_VERIFIER"] = "builtin";
        start.Environment["AUDITOR_REGISTRIES"] = registry;
        start.Environment["NOTATION_CONFIG"] = VectorSet.NotationDirectory;
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new NativeLambda(api, home, process);
    }

    /// <summary>Audits a task of one container.</summary>
    /// <returns>The container's finding.</returns>
    public async Task<JsonNode> AuditAsync(string image, string digest)
    {
        var payload = Encoding.UTF8.GetBytes(TaskEvents.Running("1", ("web", image, digest)).ToJsonString());
        var result = await _api.InvokeAsync(payload, TimeSpan.FromSeconds(60));
        Assert.True(result.Success, Encoding.UTF8.GetString(result.Payload.Span));
        return Assert.Single(JsonNode.Parse(result.Payload.Span)!["findings"]!.AsArray())!;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        await _api.DisposeAsync();
        _home.Dispose();
    }
}
