using EcsImageAuditor.Configuration;

namespace EcsImageAuditor.Doctor;

/// <summary>Says whether the AWS packages or their stand-in are in this build; either works.</summary>
internal sealed class AwsPackagesCheck : IDoctorCheck
{
    public string Name => "aws-packages";

    public Task<IReadOnlyList<Observation>> RunAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Observation>>([Observation.Ok(AwsPackages.Description)]);
}
