using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Deployment.Tests.Wire;

/// <summary>The addresses of services, compared with the rules that AWS publishes with its clients.</summary>
public sealed class AddressTests
{
    public static TheoryData<string> Services => [.. AwsService.All.Select(service => service.Name)];

    [NeedsTheory(Component.AwsModels), MemberData(nameof(Services))]
    public async Task A_service_has_the_hosts_of_AWS_s_rules_in_every_region_and_variant(string service)
    {
        var client = AwsService.All.Single(one => one.Name == service);

        Difference.AssertNone(Differences(client, await AwsModels.GetAsync()));
    }

    [NeedsFact(Component.AwsModels)]
    public async Task A_host_that_differs_is_named()
    {
        var ecs = AwsService.All.Single(one => one.Name == "ecs");

        var differences = Differences(ecs with { Name = "ecr" }, await AwsModels.GetAsync());

        Assert.Contains("us-east-1: ecs.us-east-1.amazonaws.com; AWS's rules say api.ecr.us-east-1.amazonaws.com.", differences);
    }

    private static IEnumerable<string> Differences(AwsService service, AwsModels models) =>
        from variant in EndpointVariant.All
        let ours = HostOf(service, variant)
        let theirs = models.Host(service.Name, variant)
        where ours != theirs
        select $"{variant}: {ours ?? "none"}; AWS's rules say {theirs ?? "that there is none"}.";

    private static string? HostOf(AwsService service, EndpointVariant variant)
    {
        var configuration = service.NewConfiguration();
        configuration.RegionEndpoint = RegionEndpoint.GetBySystemName(variant.Region);
        configuration.UseFIPSEndpoint = variant.Fips;
        configuration.UseDualstackEndpoint = variant.DualStack;
        var request = service.Client.GetMethods().SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.ParameterType)
            .First(type => type.IsSubclassOf(typeof(AmazonWebServiceRequest)));
        try
        {
            var parameters = new ServiceOperationEndpointParameters((AmazonWebServiceRequest)Activator.CreateInstance(request)!);
            return new Uri(configuration.DetermineServiceOperationEndpoint(parameters).URL).Host;
        }
        catch (AmazonClientException)
        {
            return null;
        }
    }
}
