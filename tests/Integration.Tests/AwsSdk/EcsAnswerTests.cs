using Amazon.ECS;
using Amazon.ECS.Model;
using EcsImageAuditor.Tests.Shared.AwsSdk;
using Task = System.Threading.Tasks.Task;

namespace Integration.Tests.AwsSdk;

public sealed class EcsAnswerTests
{
    [Fact]
    public async Task A_task_is_read_with_unknown_members_and_values()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("""
            {"tasks":[{"taskArn":"arn:t","clusterArn":"arn:c","taskDefinitionArn":"arn:d","group":"service:web","startedBy":"ecs-svc/1",
            "launchType":"FARGATE","lastStatus":"RUNNING","desiredStatus":"RUNNING","version":4,
            "createdAt":1.7E9,"startedAt":1700000000.123,
            "stopCode":"InfrastructureHealth","enableExecuteCommand":false,"ephemeralStorage":{"sizeInGiB":20},"novelty":{"a":[1]},
            "tags":[{"key":"team","value":"red"}],"attachments":[{"id":"a","details":[{"name":"n","value":"v"}]}],
            "containers":[{"containerArn":"arn:k","name":"web","image":"h/curl:1.0","imageDigest":"sha256:aa","runtimeId":"r-1",
            "exitCode":0,"healthStatus":"UNKNOWN","cpu":"0","networkInterfaces":[],
            "networkBindings":[{"bindIP":"0.0.0.0","protocol":"tcp"}],
            "managedAgents":[{"name":"ExecuteCommandAgent","lastStartedAt":1700000000}],"neuronDeviceIds":["n"]}]}],
            "failures":[{"arn":"arn:x","reason":"MISSING"}],
            "responseMetadata":{"requestId":"forged"},"contentLength":-1,"httpStatusCode":500}
            """));
        using var ecs = Clients.Ecs(service);

        var answer = await ecs.DescribeTasksAsync(new DescribeTasksRequest { Tasks = ["arn:t"] });

        var task = Assert.Single(answer.Tasks);
        Assert.Equal("arn:t", task.TaskArn);
        Assert.Equal("service:web", task.Group);
        Assert.Equal(LaunchType.FARGATE, task.LaunchType);
        Assert.Same(LaunchType.FARGATE, task.LaunchType);
        Assert.Equal(new DateTime(2023, 11, 14, 22, 13, 20, 123, DateTimeKind.Utc), task.StartedAt);
        Assert.Equal(DateTimeKind.Utc, task.StartedAt!.Value.Kind);

        var container = Assert.Single(task.Containers);
        Assert.Equal("sha256:aa", container.ImageDigest);
        Assert.Equal(0, container.ExitCode);

        Assert.Equal("request-1", answer.ResponseMetadata.RequestId);
        Assert.Equal(200, (int)answer.HttpStatusCode);
    }

    [Fact]
    public async Task What_is_absent_is_null()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("""{"tasks":[{"exitCode":null,"containers":[{}]}]}"""));
        using var ecs = Clients.Ecs(service);

        var answer = await ecs.DescribeTasksAsync(new DescribeTasksRequest());

        Assert.Null(answer.Tasks[0].LaunchType);
        Assert.Null(answer.Tasks[0].StartedAt);
        Assert.Null(answer.Tasks[0].Containers[0].ExitCode);
    }

    [Fact]
    public async Task Numbers_and_text_stand_for_each_other()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok(
            """{"tasks":[{"group":256,"containers":[{"exitCode":"137","reason":true}]}]}"""));
        using var ecs = Clients.Ecs(service);

        var task = (await ecs.DescribeTasksAsync(new DescribeTasksRequest())).Tasks[0];

        Assert.Equal("256", task.Group);
        Assert.Equal(137, task.Containers[0].ExitCode);
        Assert.Equal("True", task.Containers[0].Reason);
    }

    [Fact]
    public async Task An_empty_body_is_an_empty_answer()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok(""));
        using var ecs = Clients.Ecs(service);

        Assert.Null((await ecs.StopTaskAsync(new StopTaskRequest())).Task);
    }

    [Fact]
    public async Task StopTask_answers_with_the_task()
    {
        await using var service = await FakeService.StartAsync(
            Answer.Ok("""{"task":{"stopCode":"UserInitiated","stoppedReason":"why"}}"""));
        using var ecs = Clients.Ecs(service);

        var task = (await ecs.StopTaskAsync(new StopTaskRequest())).Task;

        Assert.Equal("why", task.StoppedReason);
    }

    [Fact]
    public async Task A_task_definition_is_read()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("""
            {"taskDefinition":{"family":"web","revision":7,"status":"ACTIVE","networkMode":"awsvpc","registeredAt":1700000000,
            "runtimePlatform":{"cpuArchitecture":"ARM64","operatingSystemFamily":"LINUX"},"requiresCompatibilities":["FARGATE"],
            "volumes":[{"name":"v","dockerVolumeConfiguration":{"driver":"d"}}],
            "containerDefinitions":[{"name":"web","image":"h/curl:1.0","cpu":256,"memory":512,"essential":true,
            "versionConsistency":"disabled","environment":[{"name":"K","value":"V"}],"dockerLabels":{"a":"b"},
            "logConfiguration":{"logDriver":"json-file"},"ulimits":[{"name":"nofile","hardLimit":2,"softLimit":1}],
            "restartPolicy":{"enabled":true,"ignoredExitCodes":[0]},"linuxParameters":{"initProcessEnabled":true}}]},
            "tags":[{"key":"k","value":"v"}]}
            """));
        using var ecs = Clients.Ecs(service);

        var answer = await ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = "web" });

        Assert.Equal("h/curl:1.0", answer.TaskDefinition.ContainerDefinitions[0].Image);
    }

    [Fact]
    public async Task Revisions_of_a_service_are_read()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("""
            {"serviceRevisions":[{"serviceRevisionArn":"arn:r","guardDutyEnabled":true,"taskDefinition":"web:7","launchType":"EC2",
            "containerImages":[{"containerName":"web","image":"h/curl:1.0","imageDigest":"sha256:aa"}]}],
            "failures":[{"arn":"arn:x","reason":"MISSING"}]}
            """));
        using var ecs = Clients.Ecs(service);

        var answer = await ecs.DescribeServiceRevisionsAsync(new DescribeServiceRevisionsRequest());

        var revision = Assert.Single(answer.ServiceRevisions);
        Assert.Equal(("arn:r", "web:7", "EC2"), (revision.ServiceRevisionArn, revision.TaskDefinition, revision.LaunchType.Value));
        Assert.Equal("sha256:aa", revision.ContainerImages[0].ImageDigest);
        Assert.Equal("MISSING", Assert.Single(answer.Failures).Reason);
    }

    [Theory]
    [InlineData("""{"tasks":7}""")]
    [InlineData("""{"tasks":[{"startedAt":1e300}]}""")]
    [InlineData("""{"tasks":[{"startedAt":99999999999999}]}""")]
    [InlineData("not json")]
    public async Task An_answer_that_cannot_be_read_is_an_error_of_the_SDK(string body)
    {
        await using var service = await FakeService.StartAsync(Answer.Ok(body));
        using var ecs = Clients.Ecs(service);

        await Assert.ThrowsAsync<Amazon.Runtime.AmazonUnmarshallingException>(
            () => ecs.DescribeTasksAsync(new DescribeTasksRequest()));
    }
}
