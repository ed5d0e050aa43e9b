using ImageSignatures.Registry.Credentials;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;
using Moq;

namespace ImageSignatures.Tests.Registry;

public sealed class CredentialChainTests
{
    private const string EcrHost = "123456789012.dkr.ecr.us-east-1.amazonaws.com";
    private readonly Mock<IRegistryCredentialSource> _ecr = new();
    private readonly Mock<IRegistryCredentialSource> _docker = new();
    private readonly Mock<IRegistryCredentialSource> _environment = new(MockBehavior.Strict);

    [Fact]
    public async Task An_ECR_host_is_asked_of_the_ECR_source_first()
    {
        Has(_ecr, EcrHost, "ecr");
        Has(_docker, EcrHost, "docker");

        Assert.Equal("ecr", await FindAsync(EcrHost));
    }

    [Fact]
    public async Task An_ECR_host_that_the_ECR_source_cannot_serve_may_have_a_stored_login()
    {
        Fails(_ecr);
        Has(_docker, EcrHost, "docker");

        Assert.Equal("docker", await FindAsync(EcrHost));
    }

    [Fact]
    public async Task The_ECR_failure_is_told_where_no_login_is_stored()
    {
        Fails(_ecr);

        var failure = await Assert.ThrowsAsync<RegistryException>(() => FindAsync(EcrHost));

        Assert.Equal(ReasonCode.RegistryThrottled, failure.Reason.Code);
    }

    [Theory]
    [MemberData(nameof(LookAlikes.Hosts), MemberType = typeof(LookAlikes))]
    public async Task A_look_alike_never_reaches_the_ECR_source(string host)
    {
        Has(_ecr, host, "ecr");
        _environment.Setup(source => source.FindAsync(host, default)).ReturnsAsync((RegistryCredential?)null);

        Assert.Null(await FindAsync(host));
        _ecr.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task Another_host_is_asked_of_the_environment_and_then_of_Docker()
    {
        Has(_environment, "example.com", "environment");
        Has(_docker, "example.com", "docker");
        _environment.Setup(source => source.FindAsync("example.org", default)).ReturnsAsync((RegistryCredential?)null);
        Has(_docker, "example.org", "docker");

        Assert.Equal("environment", await FindAsync("example.com"));
        Assert.Equal("docker", await FindAsync("example.org"));
        Assert.Equal("docker", (await new CredentialChain(_ecr.Object, _docker.Object).FindAsync("example.com", default))?.Username);
    }

    private async Task<string?> FindAsync(string host) =>
        (await new CredentialChain(_ecr.Object, _docker.Object, _environment.Object).FindAsync(host, default))?.Username;

    private static void Has(Mock<IRegistryCredentialSource> source, string host, string username) =>
        source.Setup(asked => asked.FindAsync(host, default)).ReturnsAsync(new RegistryCredential(username, "hunter2"));

    private static void Fails(Mock<IRegistryCredentialSource> source) =>
        source.Setup(asked => asked.FindAsync(EcrHost, default))
            .ThrowsAsync(new RegistryException(ReasonCode.RegistryThrottled, "Too many."));
}
