namespace Deployment.Tests.Wire;

/// <summary>A region with the choices that its addresses depend on.</summary>
internal sealed record EndpointVariant(string Region, bool Fips, bool DualStack)
{
    /// <summary>Of every partition, and of every kind of exception that the rules of a service make.</summary>
    public static readonly string[] Regions =
    [
        "us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "ca-west-1", "mx-central-1", "sa-east-1",
        "eu-central-1", "eu-west-1", "eu-south-2", "af-south-1", "il-central-1", "ap-northeast-1", "ap-southeast-5",
        "cn-north-1", "cn-northwest-1", "us-gov-east-1", "us-gov-west-1", "us-iso-east-1", "us-isob-east-1", "eusc-de-east-1",
    ];

    public static IEnumerable<EndpointVariant> All =>
        from region in Regions
        from fips in new[] { false, true }
        from dualStack in new[] { false, true }
        select new EndpointVariant(region, fips, dualStack);

    public override string ToString() => Region + (Fips ? " FIPS" : "") + (DualStack ? " dual-stack" : "");
}
