using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using EcsImageAuditor.Configuration;
using ImageSignatures.Aws;

namespace EcsImageAuditor.Doctor;

/// <summary>The event bus exists. Nothing is put there, so that the permission for it stays untried.</summary>
/// <param name="clients">Gives the EventBridge client of a region.</param>
/// <param name="bus">Name or ARN.</param>
/// <param name="ownRegion">Where a bus is that is named without a region.</param>
internal sealed class EventBusCheck(Func<string, IAmazonEventBridge> clients, string bus, string ownRegion) : IDoctorCheck
{
    private readonly string _region = Amazon.Arn.TryParse(bus, out var arn) ? arn.Region : ownRegion;

    public string Name => "event-bus";

    public async Task<IReadOnlyList<Observation>> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await clients(_region).DescribeEventBusAsync(new DescribeEventBusRequest { Name = bus }, cancellationToken);
            return [Observation.Ok($"{bus} exists in {_region}. Nothing was put there.")];
        }
        catch (ResourceNotFoundException)
        {
            return [Observation.Error(
                $"There is no event bus {bus} in {_region}: create it, or set {SettingsVariables.EventBusVariable} to the one that is "
                + "meant.")];
        }
        catch (Exception exception) when (AwsFailure.Is(exception, cancellationToken))
        {
            var problem = new AwsCallProblem($"EventBridge in {_region}", "events:DescribeEventBus", bus)
            {
                AuditorsAction = "events:PutEvents",
            };
            return [problem.Of(exception)];
        }
    }
}
