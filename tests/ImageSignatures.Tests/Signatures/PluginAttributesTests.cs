using EcsImageAuditor.Tests.Shared.Signatures.Builders;

namespace ImageSignatures.Tests.Signatures;

public sealed class PluginAttributesTests
{
    private const string Name = "io.cncf.notary.verificationPlugin";
    private const string Version = "io.cncf.notary.verificationPluginMinVersion";

    private static readonly TestEnvelope Plain = TestEnvelope.OfX509(TestChain.OfOne(TestKey.NewP256()));

    [Fact]
    public void The_plugin_and_its_version_are_read_and_are_no_extended_attributes()
    {
        var envelope = Plain.With(Name, "com.example.plugin", isCritical: true).With(Version, "1.2.3-rc.1", isCritical: true).Verified();

        Assert.Equal("com.example.plugin", envelope.Plugin?.Name);
        Assert.Equal("1.2.3-rc.1", envelope.Plugin?.MinimumVersion?.ToString());
        Assert.Empty(envelope.ExtendedAttributes);
    }

    [Fact]
    public void A_plugin_that_is_not_critical_is_refused()
    {
        Fails(Plain.With(Name, "com.example.plugin", isCritical: false), "is not marked critical");
        Fails(Plain.With(Name, "com.example.plugin", isCritical: true).With(Version, "1.0.0", isCritical: false), "is not marked critical");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_plugin_without_a_name_is_refused(string name) => Fails(Plain.With(Name, name, isCritical: true), "is not a text");

    [Fact]
    public void A_plugin_that_is_no_text_is_refused() => Fails(Plain.With(Name, 1, isCritical: true), "is not a text");

    [Fact]
    public void A_version_without_a_plugin_is_refused() => Fails(Plain.With(Version, "1.0.0", isCritical: true), "names none");

    [Theory]
    [InlineData("1.0")]
    [InlineData("v1.0.0")]
    [InlineData("1.0.0.0")]
    public void A_version_that_is_not_semantic_is_refused(string version) =>
        Fails(
            Plain.With(Name, "com.example.plugin", isCritical: true).With(Version, version, isCritical: true),
            "is not a semantic version"
        );

    private static void Fails(TestEnvelope envelope, string text) =>
        Assert.Contains(text, envelope.Refused().Message, StringComparison.Ordinal);
}
