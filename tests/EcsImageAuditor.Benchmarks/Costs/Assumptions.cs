namespace EcsImageAuditor.Benchmarks.Costs;

/// <summary>What the model takes for granted because it cannot be measured without AWS. docs/scaling.md names each.</summary>
internal static class Assumptions
{
    /// <summary>RUNNING and STOPPED. Each is audited: another process has the second one as often as not.</summary>
    public const int EventsOfLaunch = 2;

    /// <summary>From one batch of an environment to its next, beside the function's own time: asking SQS, invoking, deleting.</summary>
    public const double BatchOverheadMilliseconds = 20;

    /// <summary>To ECR and AWS Signer within the region.</summary>
    public const double RoundTripMilliseconds = 5;

    /// <summary>Lambda's own lines <c>platform.start</c> and <c>platform.report</c> of an invocation.</summary>
    public const double PlatformLogBytes = 450;

    /// <summary>What SQS bills as one request.</summary>
    public const double SqsChunkBytes = 64 * 1024;

    /// <summary>Environments that audit at first, and how many more each second, as Lambda scales for SQS.</summary>
    /// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html</remarks>
    public const int FirstEnvironments = 5;

    /// <inheritdoc cref="FirstEnvironments"/>
    public const double MoreEnvironmentsPerSecond = 300 / 60.0;

    /// <summary><c>GetRevocationStatus</c> calls that AWS Signer grants an account and region each second.</summary>
    public const double RevocationsPerSecond = 100;

    /// <summary><c>BatchGetImage</c> calls that ECR grants each second.</summary>
    public const double ManifestsPerSecond = 2000;

    /// <summary>What a table on demand takes at once without having grown before.</summary>
    public const double TableReadsPerSecond = 12_000;

    /// <inheritdoc cref="TableReadsPerSecond"/>
    public const double TableWritesPerSecond = 4_000;

    /// <summary>A lease and the verdict, of one KiB or less each.</summary>
    public const double TableWritesOfVerification = 2;

    /// <summary>The look before the lease and the one after it.</summary>
    public const double TableReadsOfVerification = 2;

    /// <summary>Verdicts that a process remembers; it looks the others up in the table.</summary>
    public const double VerdictsOfProcess = 5_000;

    /// <summary>The shortest delay before an event whose image could not be judged comes again; it doubles.</summary>
    public const int FirstDelaySeconds = 30;
}
