namespace Deployment.Tests.Monitoring.CloudWatch;

/// <summary>What services have published, in minutes from the beginning, each with the minute from which CloudWatch shows it.</summary>
internal sealed class PublishedMetrics
{
    private readonly Dictionary<string, List<(double At, double Value, double Visible)>> _points = new(StringComparer.Ordinal);

    /// <param name="metric">Namespace, name and dimensions.</param>
    /// <param name="at">When it happened.</param>
    /// <param name="value">How much.</param>
    /// <param name="late">How many minutes later CloudWatch shows it.</param>
    public void Publish(string metric, double at, double value, double late)
    {
        if (!_points.TryGetValue(metric, out var points))
            _points[metric] = points = [];
        var place = points.Count;
        while (place > 0 && points[place - 1].At > at)
            place--;
        points.Insert(place, (at, value, at + late));
    }

    /// <summary>The points of periods that end at a time, oldest first.</summary>
    /// <param name="metric">Namespace, name and dimensions.</param>
    /// <param name="end">Where the newest period ends.</param>
    /// <param name="period">Minutes of a period.</param>
    /// <param name="count">How many periods.</param>
    /// <param name="now">What is shown at this time counts.</param>
    /// <param name="statistic">Sum, or Maximum, or a percentile, for which the maximum stands.</param>
    public double?[] Query(string metric, double end, double period, int count, double now, string statistic)
    {
        var result = new double?[count];
        if (!_points.TryGetValue(metric, out var points))
            return result;
        var begin = end - (period * count);
        for (var i = FirstFrom(points, begin); i < points.Count && points[i].At < end; i++)
        {
            if (points[i].Visible > now)
                continue;
            ref var point = ref result[(int)((points[i].At - begin) / period)];
            point = point is not { } known ? points[i].Value : statistic == "Sum" ? known + points[i].Value : Math.Max(known, points[i].Value);
        }

        return result;
    }

    private static int FirstFrom(List<(double At, double Value, double Visible)> points, double begin)
    {
        var (low, high) = (0, points.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = points[middle].At < begin ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
