using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;

namespace Integration.Tests.AwsSdk.Lambda;

[Collection(ProcessEnvironment.Name)]
public sealed class LambdaContextTests
{
    private const string TraceId = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";

    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task RemainingTime_counts_down_to_the_deadline()
    {
        var clock = new FixedClock(Now);
        var remaining = new List<TimeSpan>();
        await using var api = await FakeRuntimeApi.StartAsync(new Invocation("one", "{}") { Deadline = Now.AddSeconds(30) });
        await using var loop = new RunningLoop(api, LambdaBootstrapBuilder.Create((ILambdaContext context) =>
        {
            remaining.Add(context.RemainingTime);
            clock.Now += TimeSpan.FromSeconds(31);
            remaining.Add(context.RemainingTime);
        }), bootstrap => bootstrap.Clock = clock);

        await api.ReportAsync();

        Assert.Equal([TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(-1)], remaining);
    }

    [Fact]
    public async Task The_context_carries_what_Lambda_tells()
    {
        var environment = new Dictionary<string, string>
        {
            ["AWS_LAMBDA_FUNCTION_NAME"] = "audit",
            ["AWS_LAMBDA_FUNCTION_VERSION"] = "7",
            ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "512",
            ["AWS_LAMBDA_LOG_GROUP_NAME"] = "/aws/lambda/audit",
            ["AWS_LAMBDA_LOG_STREAM_NAME"] = "stream",
        };
        var context = await RunAsync(new Dictionary<string, string>
        {
            ["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:us-west-2:111122223333:function:audit",
            ["Lambda-Runtime-Aws-Tenant-Id"] = "tenant",
            ["Lambda-Runtime-Trace-Id"] = TraceId,
        }, environment);

        Assert.Equal("one", context.AwsRequestId);
        Assert.Equal("arn:aws:lambda:us-west-2:111122223333:function:audit", context.InvokedFunctionArn);
        Assert.Equal("tenant", context.TenantId);
        Assert.Equal(TraceId, context.TraceId);
        Assert.Equal("audit", context.FunctionName);
        Assert.Equal("7", context.FunctionVersion);
        Assert.Equal(512, context.MemoryLimitInMB);
        Assert.Equal("/aws/lambda/audit", context.LogGroupName);
        Assert.Equal("stream", context.LogStreamName);
    }

    [Fact]
    public async Task The_trace_is_the_one_of_the_invocation_that_runs()
    {
        using var before = ProcessEnvironment.With(("_X_AMZN_TRACE_ID", "stale"));
        var traces = new List<string?>();
        await using var api = await FakeRuntimeApi.StartAsync(
            new("one", "{}") { Headers = new Dictionary<string, string> { ["Lambda-Runtime-Trace-Id"] = TraceId } }, new("two", "{}"));
        await using var loop = new RunningLoop(api, LambdaBootstrapBuilder.Create(() => traces.Add(LambdaTraceProvider.CurrentTraceId)));

        await api.ReportAsync();
        await api.ReportAsync();

        Assert.Equal([TraceId, null], traces);
    }

    [Fact]
    public async Task The_invocation_id_comes_back_with_the_response_and_with_the_error()
    {
        var headers = new Dictionary<string, string> { ["Lambda-Runtime-Invocation-Id"] = "inv-1" };
        await using var api = await FakeRuntimeApi.StartAsync(
            new("good", "{}") { Headers = headers }, new("bad", "{}") { Headers = headers }, new("none", "{}"));
        await using var loop = new RunningLoop(api, LambdaBootstrapBuilder.Create((ILambdaContext context) =>
        {
            if (context.AwsRequestId == "bad")
                throw new IOException();
        }));

        Assert.Equal("inv-1", (await api.ReportAsync()).Headers["lambda-runtime-invocation-id"]);
        Assert.Equal("inv-1", (await api.ReportAsync()).Headers["lambda-runtime-invocation-id"]);
        Assert.DoesNotContain("lambda-runtime-invocation-id", (await api.ReportAsync()).Headers.Keys);
    }

    [Fact]
    public async Task The_client_and_its_identity_are_read()
    {
        var context = await RunAsync(new Dictionary<string, string>
        {
            ["Lambda-Runtime-Client-Context"] = """
                {"client":{"installation_id":"i","app_title":"t","app_version_name":"n","app_version_code":"c","app_package_name":"p"},
                "custom":{"k":"v"},"env":{"locale":"en"},"more":1}
                """.ReplaceLineEndings(""),
            ["Lambda-Runtime-Cognito-Identity"] = """{"cognitoIdentityId":"id","cognitoIdentityPoolId":"pool"}""",
        });

        Assert.Equal("i", context.ClientContext.Client.InstallationId);
        Assert.Equal("t", context.ClientContext.Client.AppTitle);
        Assert.Equal("n", context.ClientContext.Client.AppVersionName);
        Assert.Equal("c", context.ClientContext.Client.AppVersionCode);
        Assert.Equal("p", context.ClientContext.Client.AppPackageName);
        Assert.Equal("v", context.ClientContext.Custom["k"]);
        Assert.Equal("en", context.ClientContext.Environment["locale"]);
        Assert.Equal("id", context.Identity.IdentityId);
        Assert.Equal("pool", context.Identity.IdentityPoolId);
    }

    [Fact]
    public async Task Nothing_said_about_the_client_is_an_object_without_values()
    {
        var context = await RunAsync(new Dictionary<string, string>());

        Assert.Null(context.ClientContext.Client);
        Assert.Null(context.Identity.IdentityId);
        Assert.Equal(string.Empty, context.TraceId);
    }

    [Fact]
    public async Task A_broken_client_context_fails_only_an_invocation_that_reads_it()
    {
        var broken = new Dictionary<string, string> { ["Lambda-Runtime-Client-Context"] = "{" };
        await using var api = await FakeRuntimeApi.StartAsync(
            new("reads", "{}") { Headers = broken }, new("ignores", "{}") { Headers = broken });
        await using var loop = new RunningLoop(api, LambdaBootstrapBuilder.Create((ILambdaContext context) =>
        {
            if (context.AwsRequestId == "reads")
                _ = context.ClientContext.Client;
        }));

        Assert.EndsWith("/reads/error", (await api.ReportAsync()).Target, StringComparison.Ordinal);
        Assert.EndsWith("/ignores/response", (await api.ReportAsync()).Target, StringComparison.Ordinal);
    }

    private static async Task<ILambdaContext> RunAsync(
        IReadOnlyDictionary<string, string> headers, IReadOnlyDictionary<string, string>? environment = null)
    {
        ILambdaContext? seen = null;
        await using var api = await FakeRuntimeApi.StartAsync(new Invocation("one", "{}") { Headers = headers });
        await using var loop = new RunningLoop(
            api,
            LambdaBootstrapBuilder.Create((ILambdaContext context) => { seen = context; }),
            bootstrap => bootstrap.Lambda = new LambdaEnvironment(name => environment?.GetValueOrDefault(name)));
        await api.ReportAsync();
        return seen!;
    }
}
