using Amazon.ECR.Model;
using Amazon.Plumbing;

namespace Amazon.ECR;

/// <summary>The exceptions of Amazon ECR by their code on the wire.</summary>
internal static class ECRErrors
{
    public static readonly ServiceErrors All = new(
        e => new AmazonECRException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        new Dictionary<string, ErrorConstructor>
        {
            ["ImageNotFoundException"] =
                e => new ImageNotFoundException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["InvalidParameterException"] =
                e => new InvalidParameterException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["InvalidTagParameterException"] =
                e => new InvalidTagParameterException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["KmsException"] =
                e => new KmsException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["LimitExceededException"] =
                e => new LimitExceededException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["RepositoryAlreadyExistsException"] =
                e => new RepositoryAlreadyExistsException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["RepositoryNotFoundException"] =
                e => new RepositoryNotFoundException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["ServerException"] =
                e => new ServerException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["TooManyTagsException"] =
                e => new TooManyTagsException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["ValidationException"] =
                e => new ValidationException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        },
        ECRErrorDetails.Read);
}
