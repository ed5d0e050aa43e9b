using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Amazon.Plumbing;

/// <summary>Turns a region and the FIPS and dual-stack choices into a service's address; a custom address wins.</summary>
internal sealed class ServiceEndpointProvider(EndpointNames names) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var fips = (bool)parameters[EndpointParameter.UseFips];
        var dualStack = (bool)parameters[EndpointParameter.UseDualStack];

        if (parameters[EndpointParameter.Endpoint] is string { Length: > 0 } custom)
        {
            if (fips || dualStack)
                throw new AmazonClientException(
                    "Invalid Configuration: FIPS, dual-stack and a custom endpoint do not go together. Unset one.");
            return new Endpoint(custom);
        }

        if (parameters[EndpointParameter.Region] is not string { Length: > 0 } region)
            throw new AmazonClientException("Invalid Configuration: Missing Region. Set AWS_REGION or the client's RegionEndpoint.");

        return new Endpoint(Address(region, fips, dualStack));
    }

    private string Address(string region, bool fips, bool dualStack)
    {
        var partition = Fn.Partition(region)
            ?? throw new AmazonClientException($"Invalid Configuration: the region {region} belongs to no known partition.");
        if (fips && !partition.supportsFIPS)
            throw new AmazonClientException($"FIPS is enabled, but the partition {partition.name} does not support it.");
        if (dualStack && !partition.supportsDualStack)
            throw new AmazonClientException($"DualStack is enabled, but the partition {partition.name} does not support it.");

        var name = (fips, dualStack) switch
        {
            (false, false) => names.Plain,
            (true, false) => names.RegionsWithPlainFips.Contains(region) ? names.Plain : names.Fips,
            (false, true) => names.DualStack,
            (true, true) => names.RegionsWithPlainFipsDualStack.Contains(region) ? names.DualStack : names.FipsDualStack,
        };
        return $"https://{name}.{region}.{(dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix)}";
    }
}
