namespace EcsImageAuditor.Benchmarks.Costs;

/// <summary>What AWS charges for one of each, in US dollars.</summary>
internal sealed record PriceList
{
    /// <summary>List prices of us-east-1, without free tiers and discounts for volume, as public pages had them in November 2026.</summary>
    public static PriceList Virginia { get; } = new()
    {
        SqsRequest = 0.40 / Million,
        LambdaRequest = 0.20 / Million,
        LambdaArmGigabyteSecond = 0.0000133334,
        TableRead = 0.125 / Million,
        TableWrite = 0.625 / Million,
        LoggedGigabyte = 0.50,
    };

    private const double Million = 1_000_000;

    /// <summary>Of up to 64 KiB.</summary>
    public required double SqsRequest { get; init; }

    public required double LambdaRequest { get; init; }

    public required double LambdaArmGigabyteSecond { get; init; }

    /// <summary>A read request unit of DynamoDB on demand.</summary>
    public required double TableRead { get; init; }

    /// <summary>A write request unit of DynamoDB on demand.</summary>
    public required double TableWrite { get; init; }

    /// <summary>Taken in by CloudWatch Logs.</summary>
    public required double LoggedGigabyte { get; init; }
}
