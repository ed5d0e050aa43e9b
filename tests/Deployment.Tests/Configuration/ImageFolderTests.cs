using EcsImageAuditor.Cdk.Configuration;

namespace Deployment.Tests.Configuration;

public sealed class ImageFolderTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public ImageFolderTests()
    {
        Directory.CreateDirectory(Path.Combine(_root.FullName, "infra", "image", "notation"));
        File.Copy(Path.Combine(ComponentCatalog.RepositoryRoot, "lambda.Dockerfile"), Path.Combine(_root.FullName, "lambda.Dockerfile"));
    }

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Exemptions_in_a_file_are_read_from_the_image()
    {
        File.WriteAllText(Path.Combine(_root.FullName, "infra", "image", "exemptions.json"), "[]");

        Assert.Equal("/opt/auditor/exemptions.json", Read("""{ "exemptions": "exemptions.json" }""").Trust.Exemptions);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[")]
    public void A_file_of_exemptions_that_is_no_JSON_list_is_refused(string content)
    {
        File.WriteAllText(Path.Combine(_root.FullName, "infra", "image", "exemptions.json"), content);

        Assert.Throws<ContextException>(() => Read("""{ "exemptions": "exemptions.json" }"""));
    }

    [Fact]
    public void A_trust_policy_in_the_image_takes_the_place_of_identities()
    {
        File.WriteAllText(Path.Combine(_root.FullName, "infra", "image", "notation", "trustpolicy.json"), "{}");

        Assert.True(Read("""{ "trustPolicy": "image" }""").Trust.PolicyInImage);
        Assert.Throws<ContextException>(() =>
            Read("""{ "trustPolicy": "image", "trustedIdentities": "arn:aws:signer:us-east-1:444455556666:/signing-profiles/release" }""")
        );
    }

    private DeploymentSettings Read(string context) =>
        DeploymentSettings.Read(CdkContext.Parse(context), new Target(null, null), _root.FullName);
}
