namespace EcsImageAuditor.Benchmarks.Costs;

/// <summary>A million launches.</summary>
/// <param name="Images">How many distinct ones.</param>
/// <param name="Verifications">How many of their events find no verdict.</param>
/// <param name="Fill">How many events a batch has on average.</param>
internal sealed record Workload(int Images, double Verifications, double Fill)
{
    private const double Launches = 1_000_000;
    private const double HoursOfMonth = 730;

    /// <summary>How many events a launch is.</summary>
    public double EventsOfLaunch { get; init; } = Assumptions.EventsOfLaunch;

    /// <summary>False where nothing is logged about a container that is trusted.</summary>
    public bool IsLogged { get; init; } = true;

    public double Events => Launches * EventsOfLaunch;

    /// <summary>
    /// Spread evenly over a month, and at random over the images: an event comes alone. It finds a verdict where the image was verified
    /// within a verdict's life, which cuts the month into so many terms.
    /// </summary>
    public static Workload OverMonth(int images, AuditorSetup setup)
    {
        var terms = images * HoursOfMonth / setup.VerdictHours;
        return new Workload(images, terms * (1 - Math.Exp(-Launches * Assumptions.EventsOfLaunch / terms)), 1);
    }

    /// <summary>At once: each image is verified one time.</summary>
    /// <param name="images">How many.</param>
    /// <param name="fill">What the simulation says of batches at that rate.</param>
    public static Workload AtOnce(int images, double fill) => new(images, images, fill);
}
