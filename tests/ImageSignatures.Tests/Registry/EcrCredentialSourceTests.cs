using System.Net;
using System.Text;
using Amazon.ECR;
using Amazon.ECR.Model;
using Amazon.Runtime;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Aws;
using ImageSignatures.Registry.Credentials;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;
using Moq;
using Moq.Language.Flow;

namespace ImageSignatures.Tests.Registry;

public sealed class EcrCredentialSourceTests
{
    private const string East = "123456789012.dkr.ecr.us-east-1.amazonaws.com";
    private const string EastDualStack = "210987654321.dkr-ecr.us-east-1.on.aws";
    private const string West = "123456789012.dkr.ecr.us-west-2.amazonaws.com";
    private readonly ManualTimeProvider _clock = new();
    private readonly Mock<IAmazonECR> _client = new();
    private readonly List<string> _regions = [];
    private readonly EcrCredentialSource _source;

    public EcrCredentialSourceTests() => _source = new EcrCredentialSource(Client, _clock);

    [Fact]
    public async Task A_token_serves_every_registry_of_its_region()
    {
        Answers("hunter2");

        Assert.Equal(new RegistryCredential("AWS", "hunter2"), await _source.FindAsync(East, default));
        Assert.Equal(new RegistryCredential("AWS", "hunter2"), await _source.FindAsync(EastDualStack, default));
        await _source.FindAsync(West, default);

        Assert.Equal(["us-east-1", "us-west-2"], _regions);
    }

    [Theory]
    [MemberData(nameof(LookAlikes.Hosts), MemberType = typeof(LookAlikes))]
    public async Task A_token_is_got_for_exact_ECR_hosts_only(string host)
    {
        Assert.Null(await _source.FindAsync(host, default));
        Assert.Empty(_regions);
    }

    [Fact]
    public async Task Callers_at_the_same_time_share_one_call()
    {
        var answer = new TaskCompletionSource<GetAuthorizationTokenResponse>();
        Call().Returns(answer.Task);
        var asked = Enumerable.Range(0, 20).Select(_ => Task.Run(() => _source.FindAsync(East, default))).ToArray();

        answer.SetResult(Token("hunter2"));
        var credentials = await Task.WhenAll(asked);

        Assert.Equal(20, credentials.Count(credential => credential!.Password == "hunter2"));
        Assert.Single(_regions);
    }

    [Fact]
    public async Task One_caller_who_gives_up_does_not_disturb_the_others()
    {
        var answer = new TaskCompletionSource<GetAuthorizationTokenResponse>();
        Call().Returns(answer.Task);
        using var impatience = new CancellationTokenSource();
        var first = _source.FindAsync(East, impatience.Token);
        var second = _source.FindAsync(East, default);

        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult(Token("hunter2"));

        Assert.Equal("hunter2", (await second)!.Password);
    }

    [Fact]
    public async Task A_token_is_renewed_well_before_it_expires()
    {
        Answers("first");
        await _source.FindAsync(East, default);
        Answers("second");

        _clock.Advance(TimeSpan.FromHours(8.9));
        Assert.Equal("first", (await _source.FindAsync(East, default))!.Password);
        _clock.Advance(TimeSpan.FromHours(0.2));
        Assert.Equal("second", (await _source.FindAsync(East, default))!.Password);
    }

    [Theory]
    [InlineData("AccessDeniedException", HttpStatusCode.BadRequest, ReasonCode.RegistryDenied, "allow the action")]
    [InlineData("ExpiredTokenException", HttpStatusCode.BadRequest, ReasonCode.RegistryDenied, "renew the AWS credentials")]
    [InlineData("UnrecognizedClientException", HttpStatusCode.BadRequest, ReasonCode.RegistryDenied, "renew the AWS credentials")]
    [InlineData("", HttpStatusCode.Forbidden, ReasonCode.RegistryDenied, "403")]
    [InlineData("ThrottlingException", HttpStatusCode.BadRequest, ReasonCode.RegistryThrottled, "try again later")]
    [InlineData("", HttpStatusCode.TooManyRequests, ReasonCode.RegistryThrottled, "429")]
    [InlineData("ServerException", HttpStatusCode.InternalServerError, ReasonCode.RegistryUnreachable, "ServerException")]
    [InlineData("InvalidParameterException", HttpStatusCode.BadRequest, ReasonCode.RegistryUnreachable, "InvalidParameterException")]
    public async Task An_error_of_the_service_names_region_permission_and_remedy(
        string errorCode, HttpStatusCode status, ReasonCode expected, string remedy)
    {
        var exception = new AmazonECRException("The signed headers were x-amz-security-token:hunter2");
        (exception.ErrorCode, exception.StatusCode) = (errorCode, status);
        Fails(exception);

        var failure = await Assert.ThrowsAsync<RegistryException>(() => _source.FindAsync(East, default));

        Assert.Equal(expected, failure.Reason.Code);
        Assert.Contains("us-east-1", failure.Message, StringComparison.Ordinal);
        Assert.Contains("ecr:GetAuthorizationToken", failure.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_not_kept()
    {
        Fails(new AmazonECRException("No.") { ErrorCode = "ThrottlingException" });
        await Assert.ThrowsAsync<RegistryException>(() => _source.FindAsync(East, default));
        Answers("hunter2");

        Assert.Equal("hunter2", (await _source.FindAsync(East, default))!.Password);
    }

    [Fact]
    public async Task A_service_that_hangs_is_a_timeout()
    {
        Call().Returns(async (GetAuthorizationTokenRequest _, CancellationToken token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return new GetAuthorizationTokenResponse();
        });
        var asked = _source.FindAsync(East, default);

        _clock.Advance(EcrCredentialSource.Deadline);
        var failure = await Assert.ThrowsAsync<RegistryException>(() => asked);

        Assert.Equal(ReasonCode.Timeout, failure.Reason.Code);
        Assert.Contains("us-east-1", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no base64 hunter2")]
    [InlineData("aHVudGVyMg==")]
    public async Task An_answer_without_a_token_is_a_failure_of_the_service(string? token)
    {
        var data = new AuthorizationData { AuthorizationToken = token, ExpiresAt = _clock.GetUtcNow().UtcDateTime.AddHours(12) };
        Call().ReturnsAsync(new GetAuthorizationTokenResponse { AuthorizationData = token is null ? null : [data] });

        var failure = await Assert.ThrowsAsync<RegistryException>(() => _source.FindAsync(East, default));

        Assert.Equal(ReasonCode.RegistryUnreachable, failure.Reason.Code);
        Assert.DoesNotContain("hunter2", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_refuses_the_connection_is_unreachable()
    {
        var config = new AmazonECRConfig { ServiceURL = "http://localhost:1", AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 };
        using var client = new AmazonECRClient(new BasicAWSCredentials("AKIDEXAMPLE", "hunter2"), config);
        var source = new EcrCredentialSource(_ => client, TimeProvider.System);

        var failure = await Assert.ThrowsAsync<RegistryException>(() => source.FindAsync(East, default));

        Assert.Equal(ReasonCode.RegistryUnreachable, failure.Reason.Code);
        Assert.Contains("ecr.api", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_AWS_credentials_are_named()
    {
        Fails(new AmazonClientException("Failed to resolve AWS credentials."));

        var failure = await Assert.ThrowsAsync<RegistryException>(() => _source.FindAsync(East, default));

        Assert.Equal(ReasonCode.RegistryDenied, failure.Reason.Code);
        Assert.Contains("no AWS credentials", failure.Message, StringComparison.Ordinal);
        Assert.True(failure.LacksAwsCredentials);
    }

    private ISetup<IAmazonECR, Task<GetAuthorizationTokenResponse>> Call() => _client.Setup(client =>
        client.GetAuthorizationTokenAsync(It.IsAny<GetAuthorizationTokenRequest>(), It.IsAny<CancellationToken>()));

    private IAmazonECR Client(string region)
    {
        _regions.Add(region);
        return _client.Object;
    }

    private void Answers(string password) =>
        Call().ReturnsAsync(Token(password));

    private void Fails(Exception exception) =>
        Call().ThrowsAsync(exception);

    private GetAuthorizationTokenResponse Token(string password) => new()
    {
        AuthorizationData =
        [
            new AuthorizationData
            {
                AuthorizationToken = Convert.ToBase64String(Encoding.UTF8.GetBytes($"AWS:{password}")),
                ExpiresAt = _clock.GetUtcNow().UtcDateTime.AddHours(12),
            },
        ],
    };
}
