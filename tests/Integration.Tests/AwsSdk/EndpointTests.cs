using Amazon;
using Amazon.ECR;
using Amazon.ECR.Model;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Amazon.Runtime;
using Amazon.Signer;
using Amazon.Signer.Model;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using EcsImageAuditor.Tests.Shared.AwsSdk;
using Task = System.Threading.Tasks.Task;

namespace Integration.Tests.AwsSdk;

[Collection(ProcessEnvironment.Name)]
public sealed class EndpointTests
{
    [Theory]
    [InlineData("ecs", "us-west-2", false, false, "https://ecs.us-west-2.amazonaws.com/")]
    [InlineData("ecs", "us-west-2", true, false, "https://ecs-fips.us-west-2.amazonaws.com/")]
    [InlineData("ecs", "us-west-2", false, true, "https://ecs.us-west-2.api.aws/")]
    [InlineData("ecs", "us-west-2", true, true, "https://ecs-fips.us-west-2.api.aws/")]
    [InlineData("ecs", "cn-north-1", false, false, "https://ecs.cn-north-1.amazonaws.com.cn/")]
    [InlineData("ecs", "cn-north-1", false, true, "https://ecs.cn-north-1.api.amazonwebservices.com.cn/")]
    [InlineData("ecs", "us-gov-west-1", true, false, "https://ecs-fips.us-gov-west-1.amazonaws.com/")]
    [InlineData("ecr", "us-west-2", false, false, "https://api.ecr.us-west-2.amazonaws.com/")]
    [InlineData("ecr", "us-west-2", true, false, "https://api.ecr-fips.us-west-2.amazonaws.com/")]
    [InlineData("ecr", "us-west-2", false, true, "https://ecr.us-west-2.api.aws/")]
    [InlineData("ecr", "us-west-2", true, true, "https://ecr-fips.us-west-2.api.aws/")]
    [InlineData("ecr", "cn-north-1", false, false, "https://api.ecr.cn-north-1.amazonaws.com.cn/")]
    [InlineData("ecr", "us-gov-west-1", false, false, "https://api.ecr.us-gov-west-1.amazonaws.com/")]
    [InlineData("sns", "us-west-2", false, false, "https://sns.us-west-2.amazonaws.com/")]
    [InlineData("sns", "us-west-2", true, false, "https://sns-fips.us-west-2.amazonaws.com/")]
    [InlineData("sns", "us-west-2", false, true, "https://sns.us-west-2.api.aws/")]
    [InlineData("sns", "us-gov-west-1", true, false, "https://sns.us-gov-west-1.amazonaws.com/")]
    [InlineData("sns", "us-gov-east-1", true, true, "https://sns-fips.us-gov-east-1.api.aws/")]
    [InlineData("sns", "cn-north-1", false, false, "https://sns.cn-north-1.amazonaws.com.cn/")]
    [InlineData("signer", "us-west-2", false, false, "https://signer.us-west-2.amazonaws.com/")]
    [InlineData("signer", "us-west-2", true, false, "https://signer-fips.us-west-2.amazonaws.com/")]
    [InlineData("signer", "us-west-2", false, true, "https://signer.us-west-2.api.aws/")]
    [InlineData("signer", "cn-north-1", false, false, "https://signer.cn-north-1.amazonaws.com.cn/")]
    [InlineData("signer", "us-gov-west-1", false, false, "https://signer.us-gov-west-1.amazonaws.com/")]
    [InlineData("events", "us-west-2", false, false, "https://events.us-west-2.amazonaws.com/")]
    [InlineData("events", "us-west-2", true, false, "https://events-fips.us-west-2.amazonaws.com/")]
    [InlineData("events", "us-west-2", false, true, "https://events.us-west-2.api.aws/")]
    [InlineData("events", "us-gov-west-1", true, false, "https://events.us-gov-west-1.amazonaws.com/")]
    [InlineData("events", "us-gov-east-1", true, true, "https://events.us-gov-east-1.api.aws/")]
    [InlineData("events", "us-gov-west-1", true, true, "https://events.us-gov-west-1.api.aws/")]
    [InlineData("events", "us-west-2", true, true, "https://events-fips.us-west-2.api.aws/")]
    [InlineData("events", "cn-north-1", false, false, "https://events.cn-north-1.amazonaws.com.cn/")]
    public void A_region_and_its_variants_have_their_hosts(string service, string region, bool fips, bool dualStack, string expected)
    {
        using var clean = NoEndpoints();
        var config = Config(service);
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        config.UseFIPSEndpoint = fips;
        config.UseDualstackEndpoint = dualStack;

        Assert.Equal(expected, config.DetermineServiceOperationEndpoint(new(Request(service))).URL);
    }

    [Theory]
    [InlineData("us-west-2", false, false, "https://data-signer.us-west-2.amazonaws.com/revocations")]
    [InlineData("us-west-2", true, false, "https://data-signer-fips.us-west-2.amazonaws.com/revocations")]
    [InlineData("us-west-2", false, true, "https://data-signer.us-west-2.api.aws/revocations")]
    [InlineData("us-gov-west-1", false, false, "https://data-signer.us-gov-west-1.amazonaws.com/revocations")]
    [InlineData("cn-north-1", false, false, "https://data-signer.cn-north-1.amazonaws.com.cn/revocations")]
    public async Task Revocation_is_asked_of_hosts_of_its_own(string region, bool fips, bool dualStack, string expected)
    {
        using var clean = NoEndpoints();
        using var factory = new RecordingHttpClientFactory();
        using var signer = new AmazonSignerClient(Clients.Credentials, new AmazonSignerConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseFIPSEndpoint = fips,
            UseDualstackEndpoint = dualStack,
            HttpClientFactory = factory,
        });

        await signer.GetRevocationStatusAsync(new GetRevocationStatusRequest
        {
            CertificateHashes = ["a"],
            JobArn = "j",
            PlatformId = "p",
            ProfileVersionArn = "v",
            SignatureTimestamp = DateTime.UnixEpoch,
        });

        Assert.Equal(expected, factory.Asked!.GetLeftPart(UriPartial.Path));
        Assert.Contains($"/{region}/signer/aws4_request", factory.Authorization, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ecs", "AWS_ENDPOINT_URL_ECS")]
    [InlineData("ecr", "AWS_ENDPOINT_URL_ECR")]
    [InlineData("sns", "AWS_ENDPOINT_URL_SNS")]
    [InlineData("signer", "AWS_ENDPOINT_URL_SIGNER")]
    [InlineData("events", "AWS_ENDPOINT_URL_EVENTBRIDGE")]
    public void A_service_s_own_variable_wins_over_the_common_one(string service, string variable)
    {
        using var clean = NoEndpoints();
        using var both = ProcessEnvironment.With(("AWS_ENDPOINT_URL", "http://127.0.0.1:1"), (variable, "http://127.0.0.1:2"));
        var config = Config(service);
        config.RegionEndpoint = RegionEndpoint.USWest2;

        Assert.Equal("http://127.0.0.1:2/", Address(config, service));
    }

    [Theory]
    [InlineData("ecs")]
    [InlineData("ecr")]
    [InlineData("sns")]
    [InlineData("signer")]
    [InlineData("events")]
    public void The_common_variable_holds_for_every_service(string service)
    {
        using var clean = NoEndpoints();
        using var common = ProcessEnvironment.With(("AWS_ENDPOINT_URL", "http://127.0.0.1:1"));
        var config = Config(service);
        config.RegionEndpoint = RegionEndpoint.USWest2;

        Assert.Equal("http://127.0.0.1:1/", Address(config, service));
    }

    [Fact]
    public async Task A_call_goes_to_the_address_in_the_environment_signed_for_the_region()
    {
        using var clean = NoEndpoints();
        await using var service = await FakeService.StartAsync(Answer.Ok("{}"));
        using var own = ProcessEnvironment.With(("AWS_ENDPOINT_URL_SIGNER", service.Address), ("AWS_REGION", "eu-west-1"));
        using var signer = new AmazonSignerClient(Clients.Credentials, new AmazonSignerConfig());

        await signer.GetSigningProfileAsync(new GetSigningProfileRequest { ProfileName = "p" });

        Assert.Matches("^AKIDEXAMPLE/[0-9]{8}/eu-west-1/signer/aws4_request$", service.Request.SigningScope);
    }

    [Fact]
    public void The_variables_can_be_switched_off()
    {
        using var clean = NoEndpoints();
        using var common = ProcessEnvironment.With(("AWS_ENDPOINT_URL", "http://127.0.0.1:1"));
        var config = new AmazonECSConfig { RegionEndpoint = RegionEndpoint.USWest2, IgnoreConfiguredEndpointUrls = true };

        Assert.Equal("https://ecs.us-west-2.amazonaws.com/", Address(config, "ecs"));
    }

    [Fact]
    public void A_custom_address_and_FIPS_do_not_go_together()
    {
        using var clean = NoEndpoints();
        var config = new AmazonECSConfig { ServiceURL = "http://127.0.0.1:1", AuthenticationRegion = "us-west-2", UseFIPSEndpoint = true };

        var exception = Assert.Throws<AmazonClientException>(() => Address(config, "ecs"));

        Assert.Contains("FIPS", exception.Message, StringComparison.Ordinal);
    }

    private static string Address(ClientConfig config, string service) =>
        config.DetermineServiceOperationEndpoint(new(Request(service))).URL;

    private static ClientConfig Config(string service) => service switch
    {
        "ecs" => new AmazonECSConfig(),
        "ecr" => new AmazonECRConfig(),
        "sns" => new AmazonSimpleNotificationServiceConfig(),
        "events" => new AmazonEventBridgeConfig(),
        _ => new AmazonSignerConfig(),
    };

    private static AmazonWebServiceRequest Request(string service) => service switch
    {
        "ecs" => new ListClustersRequest(),
        "ecr" => new GetAuthorizationTokenRequest(),
        "sns" => new PublishRequest(),
        "events" => new PutEventsRequest(),
        _ => new GetRevocationStatusRequest(),
    };

    private static IDisposable NoEndpoints() => ProcessEnvironment.With(
        ("AWS_ENDPOINT_URL", null),
        ("AWS_ENDPOINT_URL_ECS", null),
        ("AWS_ENDPOINT_URL_ECR", null),
        ("AWS_ENDPOINT_URL_EVENTBRIDGE", null),
        ("AWS_ENDPOINT_URL_SNS", null),
        ("AWS_ENDPOINT_URL_SIGNER", null));
}
