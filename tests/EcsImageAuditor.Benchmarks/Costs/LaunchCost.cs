namespace EcsImageAuditor.Benchmarks.Costs;

/// <summary>What a workload costs, service by service, in US dollars.</summary>
internal sealed record LaunchCost
{
    private const double GigabyteInMegabytes = 1024;
    private const double LogGigabyte = 1_000_000_000;

    public required double Sqs { get; init; }

    public required double LambdaRequests { get; init; }

    public required double LambdaDuration { get; init; }

    public required double Table { get; init; }

    public required double Logs { get; init; }

    public double Lambda => LambdaRequests + LambdaDuration;

    public double Total => Sqs + Lambda + Table + Logs;

    /// <param name="work">The launches.</param>
    /// <param name="measured">What they take.</param>
    /// <param name="verificationCpuMilliseconds">Of the verifier.</param>
    /// <param name="setup">The function.</param>
    /// <param name="prices">In US dollars.</param>
    public static LaunchCost Of(
        Workload work, Measurements measured, double verificationCpuMilliseconds, AuditorSetup setup, PriceList prices)
    {
        var batches = work.Events / work.Fill;
        var chunks = Math.Max(1, work.Fill * measured.EventBytes / Assumptions.SqsChunkBytes);
        var known = measured.Known;
        var logged = (work.IsLogged ? work.Events * known.LogBytesOfEvent : 0)
            + (batches * (known.MetricBytesOfBatch + Assumptions.PlatformLogBytes));
        return new LaunchCost
        {
            Sqs = (work.Events + (batches * (chunks + 1))) * prices.SqsRequest,
            LambdaRequests = batches * prices.LambdaRequest,
            LambdaDuration = SecondsOf(work, batches, measured, verificationCpuMilliseconds, setup)
                * (setup.MemoryMb / GigabyteInMegabytes) * prices.LambdaArmGigabyteSecond,
            Table = (ReadsOf(work, setup) * prices.TableRead)
                + (work.Verifications * Assumptions.TableWritesOfVerification * prices.TableWrite),
            Logs = logged / LogGigabyte * prices.LoggedGigabyte,
        };
    }

    /// <summary>
    /// Beside what a verification reads: the first look of each other environment at a verdict, and each look at one that a process no
    /// longer remembers. An event looks once.
    /// </summary>
    private static double ReadsOf(Workload work, AuditorSetup setup)
    {
        var first = work.Verifications * (setup.MaxConcurrency - 1);
        var forgotten = work.Events * Math.Max(0, 1 - (Assumptions.VerdictsOfProcess / work.Images));
        return (work.Verifications * Assumptions.TableReadsOfVerification) + Math.Min(first + forgotten, work.Events);
    }

    /// <summary>Lambda bills whole milliseconds of each run.</summary>
    private static double SecondsOf(Workload work, double batches, Measurements measured, double verification, AuditorSetup setup)
    {
        var audit = work.Fill * measured.Known.CpuMilliseconds / setup.Processor;
        var waiting = (measured.RequestsOfVerification + 1) * Assumptions.RoundTripMilliseconds;
        var verifying = work.Verifications * ((verification / setup.Processor) + waiting);
        return ((batches * Math.Ceiling(audit)) + verifying) / 1000;
    }
}
