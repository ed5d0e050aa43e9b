using System.Text.Json;
using Amazon.Runtime;
using Amazon.Signer.Model;

namespace Amazon.Signer;

internal static class SignerErrorDetails
{
    public static void Read(AmazonServiceException exception, JsonElement body)
    {
        if (!body.TryGetProperty("code", out var member))
            return;
        var code = member.ToString();
        switch (exception)
        {
            case AccessDeniedException e: e.Code = code; break;
            case BadRequestException e: e.Code = code; break;
            case ConflictException e: e.Code = code; break;
            case InternalServiceErrorException e: e.Code = code; break;
            case NotFoundException e: e.Code = code; break;
            case ResourceNotFoundException e: e.Code = code; break;
            case ServiceLimitExceededException e: e.Code = code; break;
            case ThrottlingException e: e.Code = code; break;
            case TooManyRequestsException e: e.Code = code; break;
            case ValidationException e: e.Code = code; break;
            default: break;
        }
    }
}
