using Amazon.ECS.Model;
using EcsImageAuditor.Tests.Shared.AwsSdk;
using Task = System.Threading.Tasks.Task;

namespace Integration.Tests.AwsSdk;

public sealed class EcsPaginatorTests
{
    [Fact]
    public async Task All_pages_of_tasks_are_read()
    {
        await using var service = await FakeService.StartAsync(
            Answer.Ok("""{"taskArns":["a","b"],"nextToken":"n1"}"""),
            Answer.Ok("""{"nextToken":"n2"}"""),
            Answer.Ok("""{"taskArns":["c"]}"""));
        using var ecs = Clients.Ecs(service);

        var arns = await ecs.Paginators.ListTasks(new ListTasksRequest { Cluster = "c" }).TaskArns.ToListAsync();

        Assert.Equal(["a", "b", "c"], arns);
        Assert.Equal(
            ["""{"cluster":"c"}""", """{"cluster":"c","nextToken":"n1"}""", """{"cluster":"c","nextToken":"n2"}"""],
            service.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task All_pages_of_clusters_are_read()
    {
        await using var service = await FakeService.StartAsync(
            Answer.Ok("""{"clusterArns":["a"],"nextToken":"n1"}"""), Answer.Ok("""{"clusterArns":["b"],"nextToken":""}"""));
        using var ecs = Clients.Ecs(service);

        var pages = await ecs.Paginators.ListClusters(new ListClustersRequest()).Responses.ToListAsync();

        Assert.Equal([["a"], ["b"]], pages.Select(page => page.ClusterArns));
    }

    [Fact]
    public async Task A_paginator_is_read_once()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("""{"clusterArns":["a"]}"""));
        using var ecs = Clients.Ecs(service);
        var clusters = ecs.Paginators.ListClusters(new ListClustersRequest()).ClusterArns;

        await clusters.ToListAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await clusters.ToListAsync());
    }
}
