using Amazon.Signer;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Aws;
using ImageSignatures.Oci;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification.Builtin;
using Microsoft.AspNetCore.Http;

namespace ImageSignatures.Tests.Registry;

/// <summary>
/// A pull-through cache of ECR lists no referrer, and looks upstream for the referrers tag, which takes a permission of its own.
/// </summary>
public sealed class PullThroughCacheTests : EveryHostTests
{
    private const string Role = "arn:aws:sts::123456789012:assumed-role/auditor/audit";

    [Fact]
    public async Task Where_the_referrers_tag_is_denied_nothing_is_said_of_the_image_but_the_missing_permission()
    {
        Answer = context => AnswerAsync(
            context, $"User: {Role} is not authorized to perform: ecr:BatchImportUpstreamImage on resource: arn:aws:ecr:us-east-1:1:x");

        var verdict = Assert.IsType<Verdict.Inconclusive>(await VerifyAsync());

        Assert.Equal(ReasonCode.RegistryDenied, verdict.Reason.Code);
        Assert.Contains("answered 403 (DENIED) for the referrers tag sha256-", verdict.Reason.Message, StringComparison.Ordinal);
        Assert.Contains("a signature may be listed there", verdict.Reason.Message, StringComparison.Ordinal);
        Assert.Contains(
            "allow the role that asks ecr:BatchImportUpstreamImage on the repository", verdict.Reason.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Role, verdict.Reason.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("User: x is not authorized to perform: ecr:Batch\u001b[31m on resource: y")]
    [InlineData("User: x is not authorized to perform: s3:GetObject on resource: y")]
    [InlineData("denied")]
    public async Task Where_the_answer_names_no_permission_of_ECR_those_that_it_can_be_are_named(string message)
    {
        Answer = context => AnswerAsync(context, message);

        var verdict = Assert.IsType<Verdict.Inconclusive>(await VerifyAsync());

        Assert.Equal(ReasonCode.RegistryDenied, verdict.Reason.Code);
        Assert.Contains("allow the role that asks ecr:BatchGetImage and, where", verdict.Reason.Message, StringComparison.Ordinal);
        Assert.Contains("ecr:BatchImportUpstreamImage", verdict.Reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_denied_manifest_names_the_permission_that_ECR_names()
    {
        Answer = context => DenyAsync(context, "User: x is not authorized to perform: ecr:BatchGetImage on resource: y");

        var failure = await Assert.ThrowsAsync<RegistryException>(
            () => Client(KnownCredential.OfEveryone).FetchManifestAsync(Image(Ecr), CancellationToken.None));

        Assert.Equal(ReasonCode.RegistryDenied, failure.Reason.Code);
        Assert.Contains("allow the role that asks ecr:BatchGetImage on the repository", failure.Message, StringComparison.Ordinal);
        Assert.Contains("in its repository policy too", failure.Message, StringComparison.Ordinal);
    }

    private async Task<Verdict> VerifyAsync()
    {
        using var config = new TemporaryFolder();
        await File.WriteAllTextAsync(
            Path.Combine(config.FullName, "trustpolicy.json"),
            """
            {"version":"1.0","trustPolicies":[{"name":"all","registryScopes":["*"],"signatureVerification":{"level":"strict"},
            "trustStores":["ca:x"],"trustedIdentities":["*"]}]}
            """);
        using var verifier = new BuiltinVerifier(
            new BuiltinOptions { ConfigDirectory = config.FullName },
            Client(KnownCredential.OfEveryone),
            new AwsSignerRevocation(_ => throw new AmazonSignerException("nobody asks")),
            TimeProvider.System);
        return (await verifier.VerifyAsync(Image(Ecr), CancellationToken.None)).Verdict;
    }

    private static Task AnswerAsync(HttpContext context, string message)
    {
        var path = context.Request.Path.Value!;
        if (path.Contains("/manifests/sha256-", StringComparison.Ordinal))
            return DenyAsync(context, message);
        if (!path.Contains("/referrers/", StringComparison.Ordinal))
            return CannedAnswers.ManifestAsync(context);

        context.Response.ContentType = MediaTypes.OciIndex;
        return context.Response.WriteAsync("""{"schemaVersion":2,"manifests":[]}""");
    }

    private static Task DenyAsync(HttpContext context, string message)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(
            $$"""{"errors":[{"code":"DENIED","message":{{System.Text.Json.Nodes.JsonValue.Create(message)!.ToJsonString()}}}]}""");
    }
}
