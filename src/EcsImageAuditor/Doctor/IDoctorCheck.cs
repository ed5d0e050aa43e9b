namespace EcsImageAuditor.Doctor;

/// <summary>Looks at one part of the configuration, and changes nothing.</summary>
internal interface IDoctorCheck
{
    /// <summary>What is checked, in lower case with hyphens: it stands in the report for machines.</summary>
    string Name { get; }

    /// <returns>At least one. What can be expected to go wrong is an observation.</returns>
    Task<IReadOnlyList<Observation>> RunAsync(CancellationToken cancellationToken);
}
