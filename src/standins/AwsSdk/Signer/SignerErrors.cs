using Amazon.Signer.Model;
using Amazon.Plumbing;

namespace Amazon.Signer;

/// <summary>The exceptions of AWS Signer by their code on the wire.</summary>
internal static class SignerErrors
{
    public static readonly ServiceErrors All = new(
        e => new AmazonSignerException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        new Dictionary<string, ErrorConstructor>
        {
            ["AccessDeniedException"] =
                e => new AccessDeniedException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["BadRequestException"] =
                e => new BadRequestException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["ConflictException"] =
                e => new ConflictException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["InternalServiceErrorException"] =
                e => new InternalServiceErrorException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["NotFoundException"] =
                e => new NotFoundException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["ResourceNotFoundException"] =
                e => new ResourceNotFoundException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["ServiceLimitExceededException"] =
                e => new ServiceLimitExceededException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["ThrottlingException"] =
                e => new ThrottlingException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["TooManyRequestsException"] =
                e => new TooManyRequestsException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["ValidationException"] =
                e => new ValidationException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        },
        SignerErrorDetails.Read);
}
