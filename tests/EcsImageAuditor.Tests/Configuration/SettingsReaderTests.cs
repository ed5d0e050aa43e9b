using System.Reflection;
using EcsImageAuditor.Configuration;
using EcsImageAuditor.Gating;
using EcsImageAuditor.Tests.Registries;

namespace EcsImageAuditor.Tests.Configuration;

public sealed class SettingsReaderTests
{
    private const string Profile = "arn:aws:signer:us-west-2:111122223333:/signing-profiles/ecrprofile";

    [Fact]
    public void An_empty_environment_means_audit_with_notation_and_tells_nobody()
    {
        var settings = Read();

        Assert.Equal("notation", settings.Verifier);
        Assert.False(settings.Stops.Enabled);
        Assert.Empty(settings.TrustedIdentities);
        Assert.Null(settings.TopicArn);
        Assert.Equal(5, settings.MaxReceives);
        Assert.Equal(InconclusivePolicy.Wait, settings.GateInconclusive);
    }

    [Fact]
    public void Everything_set_is_read()
    {
        var settings = Read(
            ("AUDITOR_MODE", "stop"),
            ("AUDITOR_STOP_CLUSTERS", "prod, arn:aws:ecs:us-east-1:123456789012:cluster/web"),
            ("AUDITOR_STOP_DRY_RUN", "true"),
            ("AUDITOR_TRUSTED_IDENTITIES", $"{Profile},{Profile}/0123456789,arn:aws:signer:us-west-2:111122223333:/aliases/release"),
            ("AUDITOR_TOPIC_ARN", "arn:aws:sns:us-west-2:111122223333:alerts"),
            ("AUDITOR_MAX_RECEIVES", "3"),
            ("AUDITOR_GATE_INCONCLUSIVE", "block")
        );

        Assert.True(settings.Stops is { Enabled: true, DryRun: true });
        Assert.Equal(["prod", "arn:aws:ecs:us-east-1:123456789012:cluster/web"], settings.Stops.Clusters);
        Assert.Equal(3, settings.TrustedIdentities.Count);
        Assert.Equal("arn:aws:sns:us-west-2:111122223333:alerts", settings.TopicArn);
        Assert.Equal(3, settings.MaxReceives);
        Assert.Equal(InconclusivePolicy.Block, settings.GateInconclusive);
    }

    [Fact]
    public void What_is_remembered_and_announced_is_read()
    {
        var settings = Read(
            ("AUDITOR_TABLE", "auditor"),
            ("AUDITOR_EVENT_BUS", "default"),
            ("AWS_REGION", "eu-west-1"),
            ("AUDITOR_VERDICT_TTL", "00:30:00"),
            ("AUDITOR_ALERT_WINDOW", "7.00:00:00"),
            ("AUDITOR_STOP_LIMIT", "2"),
            ("AUDITOR_EXEMPTIONS", """[{"registry":"public.ecr.aws","repository":"x/*","reason":"r","expires":"2030-01-01"}]""")
        );

        Assert.Equal(("auditor", "default", "eu-west-1"), (settings.Table, settings.EventBus, settings.Region));
        Assert.Equal(
            (TimeSpan.FromMinutes(30), TimeSpan.FromDays(7), 2),
            (settings.State.VerdictLifetime, settings.State.AlertWindow, settings.State.StopLimit)
        );
        Assert.Equal("r", Assert.Single(settings.Exemptions).Reason);
    }

    [Theory]
    [InlineData("111122223333, public.ecr.aws/org *.example.com")]
    [InlineData("""["111122223333", "public.ecr.aws/org", "*.example.com"]""")]
    public void Registries_are_a_list_with_commas_or_of_JSON(string value)
    {
        var registries = Read(("AUDITOR_REGISTRIES", value)).Registries;

        Assert.True(registries.IsRestricted);
        Assert.All(
            new[] { "111122223333.dkr.ecr.eu-west-1.amazonaws.com/x", "public.ecr.aws/org/x", "a.example.com/x" },
            image => Assert.Null(registries.Refuse(RegistryPatternTests.Reference(image))));
        Assert.NotNull(registries.Refuse(RegistryPatternTests.Reference("public.ecr.aws/other/x")));
        Assert.False(Read().Registries.IsRestricted);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("[]")]
    [InlineData("[1]")]
    [InlineData("[\"x")]
    [InlineData(",")]
    public void A_list_of_registries_that_cannot_be_read_is_a_mistake_and_allows_nothing(string value)
    {
        var settings = SettingsReader.Read(name => name == "AUDITOR_REGISTRIES" ? value : null, out var mistakes);

        AssertEach.Of(mistakes, mistake => Assert.StartsWith("AUDITOR_REGISTRIES", mistake.Message, StringComparison.Ordinal));
        Assert.NotEmpty(mistakes);
        Assert.NotNull(settings.Registries.Refuse(RegistryPatternTests.Reference("public.ecr.aws/x")));
    }

    [Fact]
    public void A_table_without_a_region_is_a_mistake() =>
        Assert.Contains(
            "AWS_REGION",
            Assert.Throws<SettingsException>(() => Read(("AUDITOR_TABLE", "auditor"))).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("AUDITOR_VERDICT_TTL", "1h")]
    [InlineData("AUDITOR_ALERT_WINDOW", "00:00:00")]
    [InlineData("AUDITOR_ALERT_WINDOW", "31.00:00:00")]
    [InlineData("AUDITOR_STOP_LIMIT", "0")]
    [InlineData("AUDITOR_TABLE", "a b")]
    [InlineData("AUDITOR_EVENT_BUS", "arn:aws:sns:us-east-1:123456789012:bus")]
    [InlineData("AUDITOR_EXEMPTIONS", "[{}]")]
    [InlineData("AUDITOR_EXEMPTIONS", "/no/such/file.json")]
    [InlineData("AUDITOR_GATE_INCONCLUSIVE", "perhaps")]
    [InlineData("AUDITOR_VERIFIER", "cosign")]
    [InlineData("AUDITOR_MODE", "Stop!")]
    [InlineData("AUDITOR_GATE_INCONCLUSIVE", "ignore")]
    [InlineData("AUDITOR_STOP_DRY_RUN", "maybe")]
    [InlineData("AUDITOR_STOP_CLUSTERS", "*")]
    [InlineData("AUDITOR_STOP_CLUSTERS", "arn:aws:ecs:us-east-1:1:cluster/web")]
    [InlineData("AUDITOR_TRUSTED_IDENTITIES", "*")]
    [InlineData("AUDITOR_TRUSTED_IDENTITIES", "x509.subject:CN=AWS-Signer")]
    [InlineData("AUDITOR_TRUSTED_IDENTITIES", "arn:aws:signer:us-west-2:111122223333:/signing-profile/ecrprofile")]
    [InlineData("AUDITOR_TOPIC_ARN", "alerts")]
    [InlineData("AUDITOR_MAX_RECEIVES", "0")]
    [InlineData("AUDITOR_MAX_RECEIVES", "many")]
    [InlineData("AUDITOR_IMAGE", "UPPER/case:1")]
    public void A_value_that_cannot_be_used_is_refused_by_the_name_of_its_variable(string variable, string value)
    {
        var exception = Assert.Throws<SettingsException>(() => Read((variable, value), ("AWS_REGION", "us-east-1")));

        AssertEach.Of(exception.Mistakes, mistake => Assert.StartsWith(variable, mistake, StringComparison.Ordinal));
    }

    [Fact]
    public void Mode_stop_needs_a_list_of_clusters()
    {
        var exception = Assert.Throws<SettingsException>(() => Read(("AUDITOR_MODE", "stop")));

        Assert.Contains("AUDITOR_STOP_CLUSTERS is empty", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        var exception = Assert.Throws<SettingsException>(() => Read(("AUDITOR_MODE", "x"), ("AUDITOR_TOPIC_ARN", "x")));

        Assert.Equal(2, exception.Mistakes.Count);
    }

    [Fact]
    public void Every_variable_is_listed_once()
    {
        var named = typeof(SettingsVariables).GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(named.Order(), SettingsVariables.All.Order());
    }

    [Fact]
    public void With_mistakes_what_can_be_used_is_still_read()
    {
        var variables = new Dictionary<string, string>
        {
            ["AUDITOR_VERIFIER"] = "cosign",
            ["AUDITOR_TOPIC_ARN"] = "alerts",
            ["AUDITOR_STOP_LIMIT"] = "0",
            ["AUDITOR_TABLE"] = "auditor",
            ["AWS_REGION"] = "eu-west-1",
        };

        var settings = SettingsReader.Read(variables.GetValueOrDefault, out var mistakes);

        Assert.Equal(["AUDITOR_VERIFIER", "AUDITOR_TOPIC_ARN", "AUDITOR_STOP_LIMIT"], mistakes.Select(mistake => mistake.Variable));
        Assert.Equal(("notation", null, "auditor", "eu-west-1"), (settings.Verifier, settings.TopicArn, settings.Table, settings.Region));
    }

    private static AuditorSettings Read(params (string Name, string Value)[] variables) =>
        SettingsReader.Read(name => variables.Where(variable => variable.Name == name).Select(variable => variable.Value).FirstOrDefault());
}
