using System.Collections.Concurrent;
using Amazon;
using Amazon.ECR;
using Amazon.Runtime;
using Amazon.Signer;

namespace ImageSignatures.Aws;

/// <summary>One AWS client a service and region for the life of the process. Credentials are found as the SDK finds them.</summary>
/// <param name="environment">
/// The value of an environment variable: <c>AWS_ENDPOINT_URL_ECS</c> and its like, else <c>AWS_ENDPOINT_URL</c>, name another endpoint.
/// https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
/// </param>
public sealed class AwsClients(Func<string, string?> environment) : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly AwsRegions _regions = new(environment);
    private readonly ConcurrentDictionary<(string Service, string Region), Lazy<IDisposable>> _clients = new();

    /// <summary>The client of ECR, whose regions are named by hosts of images, which anybody writes.</summary>
    /// <exception cref="UnknownRegionException">There is no such region.</exception>
    public IAmazonECR Ecr(string region) => _regions.Contain(region)
        ? Get(region, "ECR", () => new AmazonECRConfig(), config => new AmazonECRClient(config))
        : throw new UnknownRegionException(region);

    public IAmazonSigner Signer(string region) =>
        Get(region, "SIGNER", () => new AmazonSignerConfig(), config => new AmazonSignerClient(config));

    public void Dispose()
    {
        foreach (var client in _clients.Values.Where(client => client.IsValueCreated))
            client.Value.Dispose();
    }

    /// <summary>The client of any other service.</summary>
    /// <param name="region">The region.</param>
    /// <param name="service">The service's name in <c>AWS_ENDPOINT_URL_…</c>.</param>
    /// <param name="configure">Makes a configuration; time limit and endpoint are set here.</param>
    /// <param name="create">Makes the client.</param>
    public TClient Get<TClient, TConfig>(string region, string service, Func<TConfig> configure, Func<TConfig, TClient> create)
        where TClient : IDisposable
        where TConfig : ClientConfig =>
        (TClient)
            _clients.GetOrAdd((service, region), _ => new Lazy<IDisposable>(() => create(Configure(configure(), region, service)))).Value;

    private TConfig Configure<TConfig>(TConfig config, string region, string service)
        where TConfig : ClientConfig
    {
        config.Timeout = Timeout;
        if ((environment($"AWS_ENDPOINT_URL_{service}") ?? environment("AWS_ENDPOINT_URL")) is { Length: > 0 } endpoint)
        {
            config.ServiceURL = endpoint;
            config.AuthenticationRegion = region;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        // A custom address is exact, also one that the profile names (endpoint_url): a prefix would make another host of it.
        config.DisableHostPrefixInjection = !string.IsNullOrEmpty(config.ServiceURL);
        return config;
    }
}
