using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Signatures;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Tests.Signatures;

/// <summary>Envelopes from notation-go's own tests (Data/notation-go).</summary>
public sealed class NotationEnvelopeTests
{
    private const string DockerManifest = "application/vnd.docker.distribution.manifest.v2+json";

    [Theory]
    [InlineData("ca_valid_sig_env.json", "CN=Notation Test Root,O=Notary,L=Seattle,ST=WA,C=US")]
    [InlineData("sa_valid_sig_env.json", "CN=Notation Test Root,O=Notary,L=Seattle,ST=WA,C=US")]
    [InlineData("ca_expired_sig_env.json", "CN=Notation Test Root,O=Notary,L=Seattle,ST=WA,C=US")]
    [InlineData("sa_expired_sig_env.json", "CN=Notation Test Root,O=Notary,L=Seattle,ST=WA,C=US")]
    [InlineData("jws_signature.sig", "CN=alpine,O=Notary,L=Seattle,ST=WA,C=US")]
    [InlineData("cose_signature.sig", "CN=alpine,O=Notary,L=Seattle,ST=WA,C=US")]
    [InlineData("jwsWithTimestamp.sig", "CN=alpine,O=Notary,L=Seattle,ST=WA,C=US")]
    [InlineData("coseWithTimestamp.sig", "CN=alpine,O=Notary,L=Seattle,ST=WA,C=US")]
    [InlineData("withoutTimestamp.sig", "CN=alpine,O=Notary,L=Seattle,ST=WA,C=US")]
    [InlineData("sig_env_with_metadata.json", "CN=wabbit-networks.io,O=Notary,L=Seattle,ST=WA,C=US")]
    public void What_notation_signed_verifies(string file, string signer) => Assert.Equal(signer, Verified(file).Chain.Leaf.Subject);

    [Theory]
    [InlineData("ca_invalid_sig_env.json")]
    [InlineData("sa_invalid_sig_env.json")]
    public void What_was_changed_afterwards_is_refused(string file) =>
        Assert.Equal(ReasonCode.Integrity, Envelopes.Refused(Read(file), MediaType(file)).Code);

    [Fact]
    public void The_target_and_its_annotations_are_read()
    {
        var target = Verified("sig_env_with_metadata.json").Target;

        Assert.Equal(DockerManifest, Verified("ca_valid_sig_env.json").Target.MediaType);
        Assert.Equal(528, Verified("ca_valid_sig_env.json").Target.Size);
        Assert.Equal(
            new Dictionary<string, string> { ["io.wabbit-networks.buildId"] = "123", ["io.wabbit-networks.buildTime"] = "1672944615" },
            target.Annotations
        );
    }

    [Theory]
    [InlineData("ca_expired_sig_env.json", false)]
    [InlineData("ca_valid_sig_env.json", true)]
    public void The_expiry_is_read(string file, bool isGood) =>
        Assert.Equal(isGood, Expiry.Validate(Verified(file), new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).IsPassed);

    [Theory]
    [InlineData("ca_plugin_sig_env.json", "plugin-name", null)]
    [InlineData("sa_plugin_sig_env.json", "plugin-name", null)]
    [InlineData("ca_compatible_pluginver_sig_env_1.0.0.json", "io.cncf.notary.plugin.unittest.mock", "1.0.0")]
    [InlineData("ca_incompatible_pluginver_sig_env_1.0.1.json", "io.cncf.notary.plugin.unittest.mock", "1.0.1")]
    public void The_plugin_is_read(string file, string name, string? version)
    {
        var plugin = Verified(file).Plugin;

        Assert.Equal(name, plugin?.Name);
        Assert.Equal(version, plugin?.MinimumVersion?.ToString());
    }

    internal static VerifiedEnvelope Verified(string file) => Envelopes.Verified(Read(file), MediaType(file));

    private static byte[] Read(string file) =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "notation-go", "envelopes", file));

    private static string MediaType(string file) => Read(file)[0] == 0xd2 ? Envelopes.Cose : Envelopes.Jws;
}
