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
            "createdAt":1700000000.123,"startedAt":1.7E9,
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
        Assert.Equal("InfrastructureHealth", task.StopCode.Value);
        Assert.Equal(4, task.Version);
        Assert.Equal(new DateTime(2023, 11, 14, 22, 13, 20, 123, DateTimeKind.Utc), task.CreatedAt);
        Assert.Equal(DateTimeKind.Utc, task.CreatedAt!.Value.Kind);
        Assert.Equal(new DateTime(2023, 11, 14, 22, 13, 20, DateTimeKind.Utc), task.StartedAt);
        Assert.False(task.EnableExecuteCommand);
        Assert.Equal(20, task.EphemeralStorage.SizeInGiB);
        Assert.Equal("red", Assert.Single(task.Tags).Value);
        Assert.Equal("v", task.Attachments[0].Details[0].Value);

        var container = Assert.Single(task.Containers);
        Assert.Equal("sha256:aa", container.ImageDigest);
        Assert.Equal(0, container.ExitCode);
        Assert.Equal(HealthStatus.UNKNOWN, container.HealthStatus);
        Assert.Empty(container.NetworkInterfaces);
        Assert.Equal("0.0.0.0", container.NetworkBindings[0].BindIP);
        Assert.Equal(TransportProtocol.Tcp, container.NetworkBindings[0].Protocol);
        Assert.Equal(ManagedAgentName.ExecuteCommandAgent, container.ManagedAgents[0].Name);

        Assert.Equal("MISSING", Assert.Single(answer.Failures).Reason);
        Assert.Equal("request-1", answer.ResponseMetadata.RequestId);
        Assert.Equal(200, (int)answer.HttpStatusCode);
    }

    [Fact]
    public async Task What_is_absent_is_null()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("""{"tasks":[{"exitCode":null,"containers":[{}]}]}"""));
        using var ecs = Clients.Ecs(service);

        var answer = await ecs.DescribeTasksAsync(new DescribeTasksRequest());

        Assert.Null(answer.Failures);
        Assert.Null(answer.Tasks[0].Tags);
        Assert.Null(answer.Tasks[0].StoppedAt);
        Assert.Null(answer.Tasks[0].Version);
        Assert.Null(answer.Tasks[0].StopCode);
        Assert.Null(answer.Tasks[0].Containers[0].ExitCode);
    }

    [Fact]
    public async Task Numbers_and_text_stand_for_each_other()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok(
            """{"tasks":[{"cpu":256,"version":"4","containers":[{"cpu":0,"exitCode":"137","reason":true}]}]}"""));
        using var ecs = Clients.Ecs(service);

        var task = (await ecs.DescribeTasksAsync(new DescribeTasksRequest())).Tasks[0];

        Assert.Equal("256", task.Cpu);
        Assert.Equal(4, task.Version);
        Assert.Equal("0", task.Containers[0].Cpu);
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

        Assert.Equal(TaskStopCode.UserInitiated, task.StopCode);
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

        Assert.Equal(7, answer.TaskDefinition.Revision);
        Assert.Equal(TaskDefinitionStatus.ACTIVE, answer.TaskDefinition.Status);
        Assert.Equal(NetworkMode.Awsvpc, answer.TaskDefinition.NetworkMode);
        Assert.Equal(CPUArchitecture.ARM64, answer.TaskDefinition.RuntimePlatform.CpuArchitecture);
        Assert.Equal("v", answer.TaskDefinition.Volumes[0].Name);
        var container = answer.TaskDefinition.ContainerDefinitions[0];
        Assert.Equal("h/curl:1.0", container.Image);
        Assert.Equal(256, container.Cpu);
        Assert.Equal(VersionConsistency.Disabled, container.VersionConsistency);
        Assert.Equal("b", container.DockerLabels["a"]);
        Assert.Equal(LogDriver.JsonFile, container.LogConfiguration.LogDriver);
        Assert.Equal(UlimitName.Nofile, container.Ulimits[0].Name);
        Assert.Equal([0], container.RestartPolicy.IgnoredExitCodes);
        Assert.Equal("k", answer.Tags[0].Key);
    }

    [Fact]
    public async Task Services_and_their_revisions_are_read()
    {
        await using var service = await FakeService.StartAsync(
            Answer.Ok("""
                {"services":[{"serviceName":"web","status":"ACTIVE","enableECSManagedTags":true,"desiredCount":2,
                "schedulingStrategy":"REPLICA",
                "currentServiceRevisions":[{"arn":"arn:r","runningTaskCount":2}],"deploymentController":{"type":"ECS"},
                "deploymentConfiguration":{"strategy":"BLUE_GREEN","bakeTimeInMinutes":5,"lifecycleHooks":[{}]},
                "deployments":[{"id":"d","rolloutState":"IN_PROGRESS","updatedAt":1700000000}],
                "networkConfiguration":{"awsvpcConfiguration":{"assignPublicIp":"DISABLED","subnets":["s"]}}}],"failures":[]}
                """),
            Answer.Ok("""
                {"serviceRevisions":[{"serviceRevisionArn":"arn:r","guardDutyEnabled":true,
                "containerImages":[{"containerName":"web","image":"h/curl:1.0","imageDigest":"sha256:aa"}]}]}
                """));
        using var ecs = Clients.Ecs(service);

        var web = Assert.Single((await ecs.DescribeServicesAsync(new DescribeServicesRequest { Services = ["web"] })).Services);
        var revision = Assert.Single((await ecs.DescribeServiceRevisionsAsync(new DescribeServiceRevisionsRequest())).ServiceRevisions);

        Assert.True(web.EnableECSManagedTags);
        Assert.Equal("arn:r", web.CurrentServiceRevisions[0].Arn);
        Assert.Equal(DeploymentControllerType.ECS, web.DeploymentController.Type);
        Assert.Equal(DeploymentStrategy.BLUE_GREEN, web.DeploymentConfiguration.Strategy);
        Assert.Equal(DeploymentRolloutState.IN_PROGRESS, web.Deployments[0].RolloutState);
        Assert.Equal(AssignPublicIp.DISABLED, web.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp);
        Assert.True(revision.GuardDutyEnabled);
        Assert.Equal("sha256:aa", revision.ContainerImages[0].ImageDigest);
    }

    [Theory]
    [InlineData("""{"tasks":7}""")]
    [InlineData("""{"tasks":[{"createdAt":1e300}]}""")]
    [InlineData("""{"tasks":[{"createdAt":99999999999999}]}""")]
    [InlineData("not json")]
    public async Task An_answer_that_cannot_be_read_is_an_error_of_the_SDK(string body)
    {
        await using var service = await FakeService.StartAsync(Answer.Ok(body));
        using var ecs = Clients.Ecs(service);

        await Assert.ThrowsAsync<Amazon.Runtime.AmazonUnmarshallingException>(
            () => ecs.DescribeTasksAsync(new DescribeTasksRequest()));
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read_to_its_end()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok($$"""{"novelty":"{{new string('x', 17 * 1024 * 1024)}}"}"""));
        using var ecs = Clients.Ecs(service);

        var exception = await Assert.ThrowsAsync<Amazon.Runtime.AmazonUnmarshallingException>(
            () => ecs.DescribeTasksAsync(new DescribeTasksRequest()));

        Assert.Contains("larger than", exception.InnerException!.Message, StringComparison.Ordinal);
    }
}
