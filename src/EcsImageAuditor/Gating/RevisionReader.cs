using Amazon.ECS;
using Amazon.ECS.Model;
using EcsImageAuditor.Ecs;
using ImageSignatures.Aws;

namespace EcsImageAuditor.Gating;

/// <summary>Asks ECS for the images of a service revision.</summary>
/// <param name="clients">The client for a region.</param>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServiceRevisions.html</remarks>
public sealed class RevisionReader(Func<string, IAmazonECS> clients)
{
    /// <summary>Never throws for ECS's part, be it that ECS refuses, or does not answer in time.</summary>
    public async Task<RevisionReading> ReadAsync(GateRequest request, CancellationToken deadline, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline, cancellationToken);
        try
        {
            return await ReadAsync(request, either.Token);
        }
        catch (Exception exception) when (AwsFailure.Is(exception, cancellationToken))
        {
            return Unavailable(request, AwsFailure.CauseOf(exception));
        }
    }

    private async Task<RevisionReading> ReadAsync(GateRequest request, CancellationToken cancellationToken)
    {
        var ecs = clients(request.Region);
        var answer = await ecs.DescribeServiceRevisionsAsync(
            new DescribeServiceRevisionsRequest { ServiceRevisionArns = [request.ServiceRevisionArn] }, cancellationToken);
        if (answer.ServiceRevisions?.FirstOrDefault(found => found.ServiceRevisionArn == request.ServiceRevisionArn) is not { } revision)
            return Unavailable(request, answer.Failures?.FirstOrDefault()?.Reason ?? "it is not in the answer");

        var containers = (revision.ContainerImages ?? []).ConvertAll(image =>
            new EcsContainer(image.ContainerName ?? string.Empty) { Image = image.Image, ImageDigest = image.ImageDigest });
        if (containers.Count == 0 && revision.TaskDefinition is { Length: > 0 } definition)
            containers = await DefinedAsync(ecs, definition, cancellationToken);
        return containers.Count == 0
            ? Unavailable(request, "it names no container")
            : new RevisionReading.Known(Of(request, revision, containers));
    }

    /// <summary>A revision that ECS has not looked at yet lists no images; its task definition does.</summary>
    private static async Task<List<EcsContainer>> DefinedAsync(IAmazonECS ecs, string definition, CancellationToken cancellationToken)
    {
        var answer = await ecs.DescribeTaskDefinitionAsync(
            new DescribeTaskDefinitionRequest { TaskDefinition = definition },
            cancellationToken
        );
        return (answer.TaskDefinition?.ContainerDefinitions ?? []).ConvertAll(container => new EcsContainer(container.Name ?? string.Empty)
        {
            Image = container.Image,
        });
    }

    private static EcsTask Of(GateRequest request, ServiceRevision revision, IReadOnlyList<EcsContainer> containers) => new()
    {
        TaskArn = request.ServiceRevisionArn,
        ClusterArn = request.ClusterArn,
        TaskDefinitionArn = revision.TaskDefinition,
        Group = $"service:{request.ServiceName}",
        LaunchType = revision.LaunchType?.Value,
        IsDescribed = true,
        Containers = containers,
    };

    private static RevisionReading.Unavailable Unavailable(GateRequest request, string cause) =>
        new(
            $"ECS did not tell the images of {request.ServiceRevisionArn} ({cause}); check that the role may use ecs:DescribeServiceRevisions and ecs:DescribeTaskDefinition and that ECS can be reached."
        );
}
