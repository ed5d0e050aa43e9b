using System.Text.Json;
using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace EcsImageAuditor.Emulator.Aws;

/// <summary>One address for several services: X-Amz-Target names the operation of those that speak JSON; the other is SNS.</summary>
internal sealed class AwsEndpoints(SnsTopics topics, EcsTasks tasks, EcsListing listing, EcsRevisions revisions, EcrTokens tokens)
{
    private const long MaxBodyBytes = 1 << 20;

    public Task HandleAsync(HttpContext context)
    {
        context.Response.Headers["x-amzn-RequestId"] = Guid.NewGuid().ToString();
        return context.Request.Headers.ContainsKey("X-Amz-Target") ? HandleJsonAsync(context) : topics.HandleAsync(context);
    }

    private async Task HandleJsonAsync(HttpContext context)
    {
        try
        {
            var body = await RequestBody.ReadAsync(context.Request, MaxBodyBytes);
            var request = JsonNode.Parse(body) as JsonObject
                ?? throw new AwsException(400, "SerializationException", "The body is no JSON object.");
            await WriteAsync(context, StatusCodes.Status200OK, Answer(context.Request.Headers["X-Amz-Target"].ToString(), request));
        }
        catch (JsonException)
        {
            await RefuseAsync(context, new AwsException(400, "SerializationException", "The body is not valid JSON."));
        }
        catch (AwsException problem)
        {
            await RefuseAsync(context, problem);
        }
    }

    private JsonObject Answer(string target, JsonObject request) => target switch
    {
        "AmazonEC2ContainerServiceV20141113.DescribeTasks" => tasks.DescribeTasks(request),
        "AmazonEC2ContainerServiceV20141113.DescribeServiceRevisions" => revisions.DescribeServiceRevisions(request),
        "AmazonEC2ContainerServiceV20141113.DescribeTaskDefinition" => revisions.DescribeTaskDefinition(request),
        "AmazonEC2ContainerServiceV20141113.ListClusters" => listing.ListClusters(request),
        "AmazonEC2ContainerServiceV20141113.ListTasks" => listing.ListTasks(request),
        "AmazonEC2ContainerServiceV20141113.StopTask" => tasks.StopTask(request),
        "AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken" => tokens.GetAuthorizationToken(request),
        _ => throw new AwsException(400, "UnknownOperationException", $"The emulator has no operation '{target}'."),
    };

    private static Task RefuseAsync(HttpContext context, AwsException problem) => WriteAsync(
        context, problem.StatusCode, new JsonObject { ["__type"] = problem.Code, ["message"] = problem.Message });

    private static Task WriteAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/x-amz-json-1.1";
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }
}
