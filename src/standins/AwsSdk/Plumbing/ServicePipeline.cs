using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal;
using Amazon.Runtime;

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

/// <summary>The step of Core's pipeline that says how to sign: every operation here takes Signature Version 4.</summary>
internal sealed class SigV4Handler : BaseAuthResolverHandler
{
    protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) => AuthSchemeOption.DEFAULT_SIGV4;
}
