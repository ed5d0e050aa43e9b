namespace EcsImageAuditor.Auditing;

/// <summary>What became of one finding.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="IsTold">True when people have been told, or there is nothing to tell them.</param>
/// <param name="IsDone">False when something is left to do for the container, so that it has to be tried again.</param>
public sealed record Response(Finding Finding, bool IsTold, bool IsDone);
