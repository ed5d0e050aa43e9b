using Amazon.ECR;
using Amazon.ECR.Model;
using ImageSignatures.Aws;

namespace EcsImageAuditor.Doctor;

/// <summary>There are AWS credentials and a region, and they open ECR.</summary>
/// <param name="clients">Gives the ECR client of a region.</param>
/// <param name="region">The auditor's region, or null.</param>
internal sealed class CredentialsCheck(Func<string, IAmazonECR> clients, string? region) : IDoctorCheck
{
    public string Name => "credentials";

    public async Task<IReadOnlyList<Observation>> RunAsync(CancellationToken cancellationToken)
    {
        if (region is null)
            return [Observation.Unknown("The AWS credentials were not tried, because there is no region: set AWS_REGION.")];

        try
        {
            await clients(region).GetAuthorizationTokenAsync(new GetAuthorizationTokenRequest(), cancellationToken);
            return [Observation.Ok($"ECR in {region} accepts the AWS credentials and gives tokens.")];
        }
        catch (Exception exception) when (AwsFailure.Is(exception, cancellationToken))
        {
            return [new AwsCallProblem($"ECR in {region}", "ecr:GetAuthorizationToken", "\"*\"").Of(exception)];
        }
    }
}
