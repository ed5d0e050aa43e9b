using System.Net;
using Amazon.Runtime;

namespace ImageSignatures.Aws;

/// <summary>What it means that ECR did not answer a question about an image.</summary>
internal enum EcrFailure
{
    /// <summary>An ECR without the feature, or the image or its repository is gone: there is nothing to add to the verdict.</summary>
    NoMatter,

    /// <summary>ECR asked for fewer requests.</summary>
    Throttled,

    /// <summary>What is refused now is refused always.</summary>
    Refused,

    /// <summary>It may be answered later.</summary>
    Unanswered,
}

/// <summary>Tells the failures of ECR's questions apart.</summary>
internal static class EcrFailures
{
    public static EcrFailure Of(Exception exception) => exception switch
    {
        AmazonServiceException when IsNoMatter(AwsFailure.CauseOf(exception)) => EcrFailure.NoMatter,
        AmazonServiceException throttled when AwsErrorCodes.IsThrottled(throttled) => EcrFailure.Throttled,
        AmazonServiceException refused when IsRefused(refused) => EcrFailure.Refused,
        _ => EcrFailure.Unanswered,
    };

    private static bool IsRefused(AmazonServiceException exception) =>
        AwsErrorCodes.IsDenied(exception) || exception.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError;

    private static bool IsNoMatter(string cause) =>
        cause is "ImageNotFoundException" or "RepositoryNotFoundException" or "UnknownOperationException";
}
