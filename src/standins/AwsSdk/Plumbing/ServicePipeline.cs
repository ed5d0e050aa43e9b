using Amazon.Runtime.Internal;

namespace Amazon.Plumbing;

internal static class ServicePipeline
{
    /// <summary>Puts this assembly's endpoint and signing steps where Core expects those of a service.</summary>
    public static void Customize(RuntimePipeline pipeline)
    {
        pipeline.ReplaceHandler<EndpointResolver>(new ServiceEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4Handler());
    }
}
