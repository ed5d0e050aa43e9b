using Amazon.ECS.Model;
using Amazon.Plumbing;

namespace Amazon.ECS;

/// <summary>The exceptions of Amazon ECS by their code on the wire.</summary>
internal static class ECSErrors
{
    public static readonly ServiceErrors All = new(
        e => new AmazonECSException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        new Dictionary<string, ErrorConstructor>
        {
            ["AccessDeniedException"] =
                e => new AccessDeniedException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["ClientException"] =
                e => new ClientException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["ClusterNotFoundException"] =
                e => new ClusterNotFoundException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["InvalidParameterException"] =
                e => new InvalidParameterException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["ServerException"] =
                e => new ServerException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["ServiceNotFoundException"] =
                e => new ServiceNotFoundException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["UnsupportedFeatureException"] =
                e => new UnsupportedFeatureException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        });
}
