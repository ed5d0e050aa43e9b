using EcsImageAuditor.Tests.Shared.Signatures.Builders;

namespace ImageSignatures.Tests.Signatures;

public sealed class PayloadTests
{
    private const string Artifact = $$"""
        "mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"{{TestEnvelope.Digest}}","size":401
        """;

    private static readonly TestEnvelope Plain = TestEnvelope.OfX509(TestChain.OfOne(TestKey.NewP256()));

    [Fact]
    public void The_descriptor_is_read_with_its_annotations()
    {
        var target = Verified(
            $$$"""{"targetArtifact":{{{{Artifact}}},"annotations":{"buildId":"123","Ä":""},"artifactType":"application/x"}}"""
        ).Target;

        Assert.Equal("application/vnd.oci.image.manifest.v1+json", target.MediaType);
        Assert.Equal(TestEnvelope.Digest, target.Digest.ToString());
        Assert.Equal(401, target.Size);
        Assert.Equal(new Dictionary<string, string> { ["buildId"] = "123", ["Ä"] = "" }, target.Annotations);
    }

    [Fact]
    public void Unknown_members_mean_nothing() =>
        Verified($$$"""{"later":{"x":[1]},"targetArtifact":{{{{Artifact}}},"later":null}}""");

    [Theory]
    [InlineData("", "is not valid JSON")]
    [InlineData("[]", "is not a JSON object")]
    [InlineData("{}", "no targetArtifact")]
    [InlineData("""{"targetArtifact":[]}""", "no targetArtifact")]
    [InlineData("""{"targetArtifact":{ARTIFACT},"TargetArtifact":{}}""", "which can be taken for targetArtifact")]
    [InlineData("""{"targetArtifact":{ARTIFACT,"Digest":"x"}}""", "which can be taken for digest")]
    [InlineData("""{"targetArtifact":{ARTIFACT,"size":402}}""", "has a member twice")]
    [InlineData("""{"targetArtifact":{ARTIFACT}}{}""", "is not valid JSON")]
    [InlineData("""{"targetArtifact":{ARTIFACT,"urls":[]}}""", "urls")]
    [InlineData("""{"targetArtifact":{ARTIFACT,"data":"AAAA"}}""", "data")]
    [InlineData("""{"targetArtifact":{ARTIFACT,"platform":{}}}""", "platform")]
    [InlineData("""{"targetArtifact":{ARTIFACT,"artifactType":1}}""", "artifactType")]
    [InlineData("""{"targetArtifact":{ARTIFACT,"annotations":null}}""", "annotations")]
    [InlineData("""{"targetArtifact":{ARTIFACT,"annotations":{"a":1}}}""", "an annotation")]
    [InlineData("""{"targetArtifact":{"mediaType":"x","size":1}}""", "no digest")]
    [InlineData("""{"targetArtifact":{"mediaType":"x","digest":"sha256:00","size":1}}""", "no valid digest")]
    [InlineData("""{"targetArtifact":{ARTIFACT,"x":"\ud800"}}""", "text that is not Unicode")]
    [InlineData("""{"targetArtifact":{ARTIFACT,"\udc00":1}}""", "Unicode")]
    public void Anything_else_is_refused(string payload, string text) =>
        Assert.Contains(text, Refused(payload.Replace("ARTIFACT", Artifact, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Theory]
    [InlineData("401.0")]
    [InlineData("4e2")]
    [InlineData("-1")]
    [InlineData("\"401\"")]
    [InlineData("9223372036854775808")]
    [InlineData("null")]
    [InlineData("0401")]
    public void A_size_that_is_no_whole_number_is_refused(string size) =>
        Refused($$$"""{"targetArtifact":{"mediaType":"x","digest":"{{{TestEnvelope.Digest}}}","size":{{{size}}}}}""");

    [Fact]
    public void A_deeply_nested_payload_is_refused() => Refused(new string('[', 10_000));

    private static ImageSignatures.Signatures.VerifiedEnvelope Verified(string payload) => (Plain with { Payload = payload }).Verified();

    private static string Refused(string payload) => (Plain with { Payload = payload }).Refused().Message;
}
