namespace Deployment.Tests.Monitoring.CloudWatch;

/// <summary>How an alarm's state follows from the points of its evaluation range, some of which are missing.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html</remarks>
internal static class MissingData
{
    /// <param name="range">Oldest first: whether a point breaches, or null where it is missing. At least as long as the window.</param>
    /// <param name="window">The alarm's evaluation periods.</param>
    /// <param name="needed">Its datapoints to alarm.</param>
    /// <param name="treatment">How it treats missing data.</param>
    /// <param name="state">What it is now.</param>
    public static string State(IReadOnlyList<bool?> range, int window, int needed, string treatment, string state)
    {
        // What is there is taken first, from farther back than the window if need be; only what is still lacking is filled.
        var found = range.Where(point => point is not null).Select(point => point!.Value).ToList();
        var newest = found.Count > window ? found[^window..] : found;
        var breaching = newest.Count(point => point);
        var lacking = window - newest.Count;
        if (breaching >= needed || (treatment == "breaching" && breaching + lacking >= needed))
            return "ALARM";
        if (lacking == 0 || treatment is "notBreaching" or "breaching" || newest.Contains(false))
            return "OK";
        if (treatment == "ignore")
            return state;

        // All there is breaches: an alarm that waits for missing points goes off once the oldest is as old as the points that it needs.
        var oldest = range.Count - range.ToList().IndexOf(true);
        return newest.Count == 0 ? "INSUFFICIENT_DATA" : oldest >= needed ? "ALARM" : state;
    }
}
