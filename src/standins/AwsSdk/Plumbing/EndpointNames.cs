namespace Amazon.Plumbing;

/// <summary>The first labels of a service's host, before the region and the partition's suffix.</summary>
/// <param name="Plain">Of the usual host.</param>
/// <param name="Fips">Of the host with validated cryptography.</param>
/// <param name="DualStack">Of the host that answers on IPv4 and IPv6.</param>
/// <param name="FipsDualStack">Of the host that does both.</param>
internal sealed record EndpointNames(string Plain, string Fips, string DualStack, string FipsDualStack)
{
    /// <summary>A service whose only variant is the <c>-fips</c> suffix.</summary>
    public EndpointNames(string name) : this(name, $"{name}-fips", name, $"{name}-fips")
    {
    }

    /// <summary>Regions whose usual host has validated cryptography already, so that no other one exists.</summary>
    public IReadOnlySet<string> RegionsWithPlainFips { get; init; } = new HashSet<string>();

    /// <summary>The same for the host that answers on IPv4 and IPv6.</summary>
    public IReadOnlySet<string> RegionsWithPlainFipsDualStack { get; init; } = new HashSet<string>();
}

/// <summary>The names under which Core and an endpoint provider exchange parameters.</summary>
internal static class EndpointParameter
{
    public const string Region = "Region";
    public const string UseFips = "UseFIPS";
    public const string UseDualStack = "UseDualStack";
    public const string Endpoint = "Endpoint";
}
