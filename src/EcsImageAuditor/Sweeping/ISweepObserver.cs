namespace EcsImageAuditor.Sweeping;

/// <summary>Follows a sweep as it goes.</summary>
public interface ISweepObserver
{
    /// <summary>A cluster begins.</summary>
    /// <param name="cluster">Its name or ARN.</param>
    /// <param name="number">1 for the first.</param>
    /// <param name="count">Number of clusters.</param>
    void Entered(string cluster, int number, int count);

    /// <summary>An image was judged that this sweep had not seen there before.</summary>
    void Found(SweepReport report);

    /// <summary>A page is done.</summary>
    /// <param name="tasks">Number of tasks so far.</param>
    void Progressed(int tasks);
}
