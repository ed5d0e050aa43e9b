namespace EcsImageAuditor.Gating;

/// <summary>
/// Which digests of a service revision the gate has judged, kept between the stages of its deployment. ECS keeps <c>hookDetails</c> only
/// with the answer IN_PROGRESS, and only for the hook's next call at the same stage.
/// </summary>
public interface IRevisionLedger
{
    /// <param name="revision">The revision's ARN.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>By container; empty for a revision that was not judged before.</returns>
    Task<IReadOnlyDictionary<string, string>> DigestsAsync(string revision, CancellationToken cancellationToken);

    /// <summary>Replaces what was kept of the revision.</summary>
    /// <param name="revision">The revision's ARN.</param>
    /// <param name="digests">By container.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task KeepAsync(string revision, IReadOnlyDictionary<string, string> digests, CancellationToken cancellationToken);
}
