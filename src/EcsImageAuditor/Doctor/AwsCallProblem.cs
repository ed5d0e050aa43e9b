using Amazon.Runtime;
using ImageSignatures.Aws;

namespace EcsImageAuditor.Doctor;

/// <summary>Tells what it means that a call of AWS failed. The service's own text stays out: it may repeat what was signed.</summary>
/// <param name="Service">Its name for a person, such as <c>SNS in us-west-2</c>.</param>
/// <param name="Action">The IAM action, such as <c>sns:GetTopicAttributes</c>.</param>
/// <param name="Resource">On what, for the permission.</param>
internal sealed record AwsCallProblem(string Service, string Action, string Resource)
{
    /// <summary>What the auditor itself calls in its place; null where it makes the same call.</summary>
    public string? AuditorsAction { get; init; }

    /// <param name="exception">What <see cref="AwsFailure.Is"/> knows.</param>
    public Observation Of(Exception exception) => exception switch
    {
        AmazonServiceException throttled when AwsErrorCodes.IsThrottled(throttled) =>
            Observation.Unknown($"{Service} throttled {Action} ({AwsFailure.CauseOf(throttled)}): run again later."),
        AmazonServiceException refused when AwsErrorCodes.IsOfCredentials(refused) =>
            Observation.Error(
                $"{Service} does not accept the AWS credentials ({refused.ErrorCode}): renew them, and check this machine's clock."),
        AmazonServiceException denied when AwsErrorCodes.IsDenied(denied) => Denied(AwsFailure.CauseOf(denied)),
        AmazonServiceException failed => Observation.Unknown($"{Service} failed {Action} ({AwsFailure.CauseOf(failed)}): run again later."),
        AmazonClientException when !AwsFailure.IsOfNetwork(exception) =>
            Observation.Unknown("No AWS credentials were found: give the process a role, a profile or AWS_ACCESS_KEY_ID."),
        OperationCanceledException or TimeoutException => Unreachable("did not answer in time"),
        _ => Unreachable("could not be reached"),
    };

    /// <summary>The auditor works without what only this check calls.</summary>
    private Observation Denied(string code) => AuditorsAction is null
        ? Observation.Error($"{Service} refused {Action} on {Resource} ({code}): allow the action to these credentials.")
        : Observation.Unknown(
            $"{Service} refused {Action} on {Resource} ({code}): allow it to who runs this check; the auditor itself needs "
            + $"{AuditorsAction} alone.");

    private Observation Unreachable(string what) => Observation.Unknown(
        $"{Service} {what} for {Action}: check that the region exists and that the network path to it is open "
        + "(in a VPC without internet: its interface endpoint).");
}
