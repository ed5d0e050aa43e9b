namespace Amazon.Plumbing;

/// <summary>The names under which Core and an endpoint provider exchange parameters.</summary>
internal static class EndpointParameter
{
    public const string Region = "Region";
    public const string UseFips = "UseFIPS";
    public const string UseDualStack = "UseDualStack";
    public const string Endpoint = "Endpoint";
}
