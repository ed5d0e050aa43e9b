using Amazon.DynamoDBv2;
using EcsImageAuditor.Doctor;
using EcsImageAuditor.Tests.Shared.AwsSdk;
using ImageSignatures.TrustPolicies;

namespace EcsImageAuditor.Tests.Doctor;

/// <summary>What the doctor makes of each answer of AWS, and of none, over a real connection.</summary>
public sealed class AwsAnswerTests
{
    private const string Secret = "credential-that-the-service-repeats";
    private const string Topic = "arn:aws:sns:us-west-2:111122223333:findings";

    private static readonly SigningProfileArn Profile =
        SigningProfileArn.TryParse("arn:aws:signer:us-west-2:111122223333:/signing-profiles/release/0123456789", out var arn, out var error)
            ? arn
            : throw new InvalidOperationException(error);

    public static TheoryData<string, int, string, CheckState, string> Faults => new()
    {
        { "credentials", 400, "AccessDeniedException", CheckState.Error, "allow the action" },
        { "credentials", 403, "", CheckState.Error, "ecr:GetAuthorizationToken" },
        { "credentials", 400, "ExpiredTokenException", CheckState.Error, "renew them" },
        { "credentials", 400, "UnrecognizedClientException", CheckState.Error, "renew them" },
        { "credentials", 400, "ThrottlingException", CheckState.Unknown, "throttled" },
        { "credentials", 500, "ServerException", CheckState.Unknown, "run again later" },
        { "topic", 403, "AuthorizationError", CheckState.Unknown, "sns:GetTopicAttributes" },
        { "topic", 403, "InvalidClientTokenId", CheckState.Error, "renew them" },
        { "topic", 404, "NotFound", CheckState.Error, "There is no topic" },
        { "topic", 429, "Throttled", CheckState.Unknown, "throttled" },
        { "table", 400, "AccessDeniedException", CheckState.Error, "dynamodb:GetItem" },
        { "table", 400, "ResourceNotFoundException", CheckState.Error, "There is no DynamoDB table" },
        { "table", 400, "ValidationException", CheckState.Error, "is not the string pk alone" },
        { "table", 400, "ProvisionedThroughputExceededException", CheckState.Unknown, "throttled" },
        { "event-bus", 400, "AccessDeniedException", CheckState.Unknown, "the auditor itself needs events:PutEvents alone" },
        { "event-bus", 400, "ResourceNotFoundException", CheckState.Error, "There is no event bus" },
        { "event-bus", 400, "ThrottlingException", CheckState.Unknown, "throttled" },
        { "signing-profile", 403, "AccessDeniedException", CheckState.Unknown, "signer:GetSigningProfile" },
        { "signing-profile", 404, "ResourceNotFoundException", CheckState.Error, "There is no signing profile" },
        { "signing-profile", 429, "TooManyRequestsException", CheckState.Unknown, "throttled" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Each_fault_has_its_state_and_remedy_and_the_services_own_text_stays_out(
        string check, int status, string code, CheckState state, string said)
    {
        var answer = check == "topic"
            ? Answer.Xml($"""
                <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
                  <Error><Type>Sender</Type><Code>{code}</Code><Message>{Secret}</Message></Error>
                </ErrorResponse>
                """, status)
            : new Answer(status, $$"""{"__type":"{{code}}","message":"{{Secret}}"}""")
            {
                Headers = new Dictionary<string, string> { ["x-amzn-ErrorType"] = code },
            };
        await using var service = await FakeService.StartAsync(answer);

        var seen = await RunAsync(check, service);

        Assert.True(seen.State == state, seen.ToString());
        Assert.Contains(said, seen.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, seen.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("credentials")]
    [InlineData("topic")]
    [InlineData("table")]
    [InlineData("event-bus")]
    [InlineData("signing-profile")]
    public async Task A_connection_that_is_refused_is_not_told_as_a_mistake(string check)
    {
        var service = await FakeService.StartAsync(Answer.Ok("{}"));
        await service.StopAsync();

        var seen = await RunAsync(check, service);

        Assert.Equal(CheckState.Unknown, seen.State);
        Assert.Contains("could not be reached", seen.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_region_the_credentials_are_not_tried()
    {
        var check = new CredentialsCheck(_ => throw new InvalidOperationException("No client is needed."), region: null);

        Assert.Equal(CheckState.Unknown, Assert.Single(await check.RunAsync(CancellationToken.None)).State);
    }

    [Theory]
    [InlineData(
        """{"platformId":"Notation-OCI-SHA384-ECDSA","status":"Active","profileVersion":"0123456789"}""",
        CheckState.Ok,
        "is active"
    )]
    [InlineData(
        """{"platformId":"Notation-OCI-SHA384-ECDSA","status":"Active","profileVersion":"9999999999"}""",
        CheckState.Warning,
        "9999999999 is"
    )]
    [InlineData("""{"platformId":"Notation-OCI-SHA384-ECDSA","status":"Canceled"}""", CheckState.Warning, "is canceled")]
    [InlineData(
        """{"platformId":"Notation-OCI-SHA384-ECDSA","status":"Revoked","revocationRecord":{"revocationEffectiveFrom":1893456000}}""",
        CheckState.Error,
        "revoked from 2030-01-01 00:00 UTC on"
    )]
    [InlineData("""{"platformId":"AWSLambda-SHA384-ECDSA","status":"Active"}""", CheckState.Error, "AWSLambda-SHA384-ECDSA")]
    [InlineData("""{"platformId":"Notation-OCI-SHA384-ECDSA","status":"Sleeping"}""", CheckState.Unknown, "Sleeping")]
    [InlineData("""{"platformId":"Notation-OCI-SHA384-ECDSA"}""", CheckState.Unknown, "none")]
    public async Task What_AWS_Signer_says_of_a_profile_decides(string profile, CheckState state, string said)
    {
        await using var service = await FakeService.StartAsync(Answer.Ok(profile));

        var seen = await RunAsync("signing-profile", service);

        Assert.True(seen.State == state, seen.ToString());
        Assert.Contains(said, seen.Message, StringComparison.Ordinal);
        Assert.Equal("/signing-profiles/release?profileOwner=111122223333", service.Request.Target);
    }

    [Theory]
    [InlineData("1", "0", CheckState.Ok, "has 1 confirmed subscription.")]
    [InlineData("2", "1", CheckState.Ok, "has 2 confirmed subscriptions.")]
    [InlineData("0", "1", CheckState.Warning, "1 not yet confirmed")]
    [InlineData("0", "0", CheckState.Warning, "has no subscription")]
    [InlineData("many", "0", CheckState.Ok, "did not say")]
    public async Task Who_listens_to_the_topic_decides(string confirmed, string pending, CheckState state, string said)
    {
        await using var service = await FakeService.StartAsync(Answer.Xml($"""
            <GetTopicAttributesResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><GetTopicAttributesResult><Attributes>
            <entry><key>SubscriptionsConfirmed</key><value>{confirmed}</value></entry>
            <entry><key>SubscriptionsPending</key><value>{pending}</value></entry>
            </Attributes></GetTopicAttributesResult></GetTopicAttributesResponse>
            """));

        var seen = await RunAsync("topic", service);

        Assert.True(seen.State == state, seen.ToString());
        Assert.Contains(said, seen.Message, StringComparison.Ordinal);
    }

    private static async Task<Observation> RunAsync(string name, FakeService service)
    {
        using var table = new AmazonDynamoDBClient(
            Clients.Credentials,
            new AmazonDynamoDBConfig
            {
                ServiceURL = service.Address,
                AuthenticationRegion = "us-west-2",
                MaxErrorRetry = 0,
            }
        );
        IDoctorCheck check = name switch
        {
            "credentials" => new CredentialsCheck(_ => Clients.Ecr(service), "us-west-2"),
            "topic" => new TopicCheck(_ => Clients.Sns(service), Topic),
            "table" => new TableCheck(table, "auditor", "us-west-2"),
            "event-bus" => new EventBusCheck(_ => Clients.EventBridge(service), "verdicts", "us-west-2"),
            _ => new SigningProfileCheck(_ => Clients.Signer(service), Profile),
        };
        Assert.Equal(name, check.Name);
        return Assert.Single(await check.RunAsync(CancellationToken.None));
    }
}
