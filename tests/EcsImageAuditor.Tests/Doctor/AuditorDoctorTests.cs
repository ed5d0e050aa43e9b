using EcsImageAuditor.Doctor;
using EcsImageAuditor.Tests.Shared.AwsSdk;
using EcsImageAuditor.Tests.Shared.Registry;
using Microsoft.AspNetCore.WebUtilities;

namespace EcsImageAuditor.Tests.Doctor;

public sealed class AuditorDoctorTests : IDisposable
{
    private const string Profile = "arn:aws:signer:us-west-2:111122223333:/signing-profiles/release";

    private readonly TemporaryFolder _config = new();

    [Fact]
    public async Task Only_what_reads_is_asked_of_AWS()
    {
        await using var service = await FakeService.StartAsync(new Answer(403, """{"__type":"AccessDeniedException"}"""));

        var results = await RunAsync(Environment(service), TimeProvider.System);

        Assert.Equal(
            [
                "aws-packages", "settings", "notation", "signer-plugin", "trust-policy", "exemptions", "credentials", "signing-profile",
                "topic", "table", "event-bus",
            ],
            results.Select(result => result.Check));
        Assert.Equal(
            [
                "AWSEvents.DescribeEventBus", "AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken", "DynamoDB_20120810.GetItem",
                "GET /signing-profiles/release", "GetTopicAttributes",
            ],
            service.Requests.Select(Operation).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task One_that_hangs_ends_at_the_limit_and_hides_no_other()
    {
        await using var service = await FakeService.StartAsync(new Answer(200, "") { Never = true });
        var time = new ManualTimeProvider();

        var running = RunAsync([.. Environment(service), ("AUDITOR_MODE", "x")], time);
        await Patience.UntilAsync(() => service.Requests.Select(Operation).Distinct().Count() == 5, "Not every service was asked.");
        time.Advance(TimeSpan.FromSeconds(15));
        var results = await running;

        Assert.Contains(results, result => result is { Check: "settings", State: CheckState.Error });
        string[] hung = ["credentials", "topic", "event-bus", "signing-profile", "table"];
        Assert.Equal(hung.Order(), results.Select(result => result.Check).Intersect(hung).Order());
        AssertEach.Of(results.Where(result => hung.Contains(result.Check)), result =>
        {
            Assert.Equal(CheckState.Unknown, result.State);
            Assert.Contains(result.Check == "table" ? "answer" : "15 seconds", result.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Interrupted_it_ends_at_once()
    {
        await using var service = await FakeService.StartAsync(new Answer(200, "") { Never = true });
        using var interrupted = new CancellationTokenSource();

        var running = RunAsync(Environment(service), new ManualTimeProvider(), interrupted.Token);
        await service.Asked;
        await interrupted.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_setting_with_a_mistake_is_told_once_and_what_it_names_is_not_asked_for()
    {
        var results = await RunAsync(
            [("AUDITOR_TOPIC_ARN", "x"), ("AUDITOR_TABLE", "a b"), ("AUDITOR_EVENT_BUS", "a b"), ("AUDITOR_EXEMPTIONS", "[{}]")],
            TimeProvider.System);

        Assert.Single(results, result => result.Message.Contains("AUDITOR_TOPIC_ARN", StringComparison.Ordinal));
        Assert.DoesNotContain(results, result => result.Check is "topic" or "table" or "event-bus");
        var ofExemptions = results.Where(result => result.Message.StartsWith("AUDITOR_EXEMPTIONS", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(ofExemptions);
        AssertEach.Of(ofExemptions, result => Assert.Equal("exemptions", result.Check));
    }

    public void Dispose() => _config.Dispose();

    private static string Operation(ReceivedRequest request) =>
        request.Headers.GetValueOrDefault("x-amz-target")
        ?? (request.Method == "GET"
            ? $"GET {request.Target.Split('?')[0]}"
            : QueryHelpers.ParseQuery(request.Body)["Action"].ToString());

    private static (string, string)[] Environment(FakeService service) =>
        [
            ("AWS_ENDPOINT_URL", service.Address),
            ("AWS_REGION", "us-west-2"),
            ("AUDITOR_TRUSTED_IDENTITIES", Profile),
            ("AUDITOR_TOPIC_ARN", "arn:aws:sns:us-west-2:111122223333:findings"),
            ("AUDITOR_TABLE", "auditor"),
            ("AUDITOR_REGISTRIES", "111122223333"),
            ("AUDITOR_EVENT_BUS", "verdicts"),
        ];

    private async Task<IReadOnlyList<CheckResult>> RunAsync(
        (string Name, string Value)[] variables, TimeProvider time, CancellationToken cancellationToken = default)
    {
        var environment = variables.ToDictionary(variable => variable.Name, variable => variable.Value);
        using var doctor = new AuditorDoctor(
            new DoctorOptions { VariableNames = environment.Keys, ConfigDirectory = _config.FullName },
            environment.GetValueOrDefault,
            time
        );
        return await doctor.RunAsync(cancellationToken);
    }
}
