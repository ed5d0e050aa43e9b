using System.Text.Json;
using Amazon.ECR.Model;
using Amazon.Runtime;

namespace Amazon.ECR;

internal static class ECRErrorDetails
{
    public static void Read(AmazonServiceException exception, JsonElement body)
    {
        if (exception is KmsException kms && body.TryGetProperty("kmsError", out var kmsError))
            kms.KmsError = kmsError.ToString();
    }
}
