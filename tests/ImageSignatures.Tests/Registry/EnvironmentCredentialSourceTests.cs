using ImageSignatures.Registry.Credentials;

namespace ImageSignatures.Tests.Registry;

public sealed class EnvironmentCredentialSourceTests
{
    [Fact]
    public async Task Its_credential_is_offered_to_any_registry()
    {
        var source = new EnvironmentCredentialSource("me", "hunter2");

        Assert.Equal(new RegistryCredential("me", "hunter2"), await source.FindAsync("example.com", default));
    }

    [Fact]
    public async Task Where_hosts_are_named_no_other_one_is_offered_it()
    {
        var source = new EnvironmentCredentialSource("me", "hunter2", new HashSet<string> { "target.example.com" });

        Assert.NotNull(await source.FindAsync("target.example.com", default));
        Assert.Null(await source.FindAsync("source.example.com", default));
    }

    [Theory]
    [InlineData("123456789012.dkr.ecr.us-east-1.amazonaws.com")]
    [InlineData("123456789012.dkr-ecr.us-east-1.on.aws")]
    public async Task Its_credential_never_goes_to_ECR(string host) =>
        Assert.Null(await new EnvironmentCredentialSource("me", "hunter2").FindAsync(host, default));

    [Theory]
    [InlineData(null, null)]
    [InlineData("me", null)]
    [InlineData("me", "")]
    [InlineData("", "hunter2")]
    public async Task Half_a_credential_is_none(string? username, string? password) =>
        Assert.Null(await new EnvironmentCredentialSource(username, password).FindAsync("example.com", default));

    [Fact]
    public void A_credential_does_not_print_its_password() =>
        Assert.DoesNotContain("hunter2", $"{new RegistryCredential("me", "hunter2")}", StringComparison.Ordinal);
}
