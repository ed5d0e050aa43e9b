using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace Amazon.Plumbing;

/// <summary>The step of Core's pipeline that finds the address of a request.</summary>
internal sealed class ServiceEndpointResolver : BaseEndpointResolver
{
    /// <summary>The address that a client with this configuration uses; nothing is sent.</summary>
    public static Endpoint Determine(ClientConfig config, ServiceOperationEndpointParameters parameters)
    {
        var context = new RequestContext(false)
        {
            ClientConfig = config,
            OriginalRequest = parameters.Request,
            Request = new DefaultRequest(parameters.Request, config.ServiceId) { AlternateEndpoint = parameters.AlternateEndpoint },
        };
        return new ServiceEndpointResolver().GetEndpoint(new Amazon.Runtime.Internal.ExecutionContext(context, null));
    }

    /// <summary>As in the real packages a custom address gets the prefix too, unless the configuration forbids it.</summary>
    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters) =>
        InjectHostPrefix(executionContext.RequestContext);

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        var config = requestContext.ClientConfig;
        var serviceUrl = string.IsNullOrEmpty(config.ServiceURL) ? null : config.ServiceURL;
        return new EndpointParameters
        {
            [EndpointParameter.Region] = Region(requestContext, config, serviceUrl),
            [EndpointParameter.UseDualStack] = config.UseDualstackEndpoint,
            [EndpointParameter.UseFips] = config.UseFIPSEndpoint,
            [EndpointParameter.Endpoint] = serviceUrl,
        };
    }

    private static string Region(IRequestContext context, IClientConfig config, string serviceUrl)
    {
        if (context.Request.AlternateEndpoint is { } alternate)
            return alternate.SystemName;
        if (config.RegionEndpoint is { } region)
            return region.SystemName;
        if (serviceUrl is null)
            return null;
        return string.IsNullOrEmpty(config.AuthenticationRegion) ? AWSSDKUtils.DetermineRegion(serviceUrl) : config.AuthenticationRegion;
    }
}
