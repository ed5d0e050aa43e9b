using System.Text;
using EcsImageAuditor.Gating;
using EcsImageAuditor.Tests.Shared.Gating;
using EcsImageAuditor.Tests.Shared.Properties;
using FsCheck.Fluent;

namespace EcsImageAuditor.Tests.Gating;

public sealed class GatePayloadTests
{
    [Theory]
    [InlineData("nested")]
    [InlineData("flat")]
    public void Both_documented_shapes_are_understood(string shape)
    {
        var request = Assert
            .IsType<GateReading.Understood>(GatePayload.Read(Revisions.Payload("PRE_SCALE_UP", shape: shape).Utf8()))
            .Request;

        Assert.Equal(Revisions.Arn, request.ServiceRevisionArn);
        Assert.Equal("PRE_SCALE_UP", request.Stage);
        Assert.Equal("us-east-1", request.Region);
        Assert.Equal("shop", request.ServiceName);
        Assert.Equal("arn:aws:ecs:us-east-1:123456789012:cluster/prod", request.ClusterArn);
    }

    [Fact]
    public void A_payload_without_details_and_stage_is_enough()
    {
        var reading = GatePayload.Read(Encoding.UTF8.GetBytes($$"""{"targetServiceRevisionArn":"{{Revisions.Arn}}"}"""));

        var request = Assert.IsType<GateReading.Understood>(reading).Request;
        Assert.Empty(request.Stage);
        Assert.Null(request.HookDetails);
    }

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("{", "not JSON")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("null", "not a JSON object")]
    [InlineData("{}", "executionDetails.targetServiceRevisionArn is missing")]
    [InlineData("""{"executionDetails":[]}""", "targetServiceRevisionArn is missing")]
    [InlineData("""{"targetServiceRevisionArn":7}""", "missing or not text")]
    [InlineData("""{"targetServiceRevisionArn":"arn:aws:ecs:us-east-1:1:service/prod/shop"}""", "not the ARN of a service revision")]
    [InlineData(
        """{"targetServiceRevisionArn":"arn:aws:ecs:us-east-1:1:service-revision/prod/shop"}""",
        "not the ARN of a service revision"
    )]
    [InlineData("""{"targetServiceRevisionArn":"a","targetServiceRevisionArn":"b"}""", "not JSON")]
    public void A_malformed_payload_names_what_is_missing(string payload, string why)
    {
        var malformed = Assert.IsType<GateReading.Malformed>(GatePayload.Read(Encoding.UTF8.GetBytes(payload)));

        Assert.Contains(why, malformed.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void No_payload_makes_the_reader_throw() => Prop.ForAll<string>(text =>
    {
        var good = Revisions.Payload("PRE_SCALE_UP").ToJsonString();
        var place = Math.Abs(text?.Length ?? 0) % good.Length;
        GatePayload.Read(Encoding.UTF8.GetBytes(text ?? string.Empty));
        GatePayload.Read(Encoding.UTF8.GetBytes(good[..place] + text + good[place..]));
    }).Holds();
}
