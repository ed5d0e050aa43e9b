using Deployment.Tests.Synthesis;
using EcsImageAuditor.Cdk.Configuration;
using EcsImageAuditor.Tests.Shared.Properties;

namespace Deployment.Tests.Configuration;

/// <summary>Whatever stands in the context is a setting or a mistake that names its key, and never an exception.</summary>
public sealed class OddValuesTests
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "1", "-1", "24", "1.5", "1e5", "1e999", "99999999999999999999", "2147483648", "-0",
        "\"\"", "\" \"", "\"a\"", "\"true\"", "\"12\"", "\"0x10\"", "\"+5\"", "\"1,2\"", "\",\"", "\", ,\"", "\"*\"", "\"**/*\"", "\"$\"", "\"..\"", "\"../..\"",
        "\"/\"", "\".\"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\n\"", "\"a\\nb\"", "\"\\ud800\"", "\"\\udc00x\"", "\"\\ud83d\\ude00\"", "\"\\\\ud800\"", "\"\\u202e\"",
        "\"arn:\"", "\"arn:aws\"", "\"arn:aws:signer:::\"", "\"arn:aws:signer:r:1:/signing-profiles/\"", "\"arn:aws:ecs:a:111122223333:cluster/\"",
        "\"@\"", "\"a@\"", "\"a@b@c.d\"", "\"<a@b.c>\"", "\"[\"", "\"{\"", "\"[]\"", "\"{}\"", "\"[1]\"", "\"[null]\"", "\"[{}]\"", "\"[\\\"\\\\ud800\\\"]\"", "\"[[[[\"",
        "\"{\\\"a\\\":1,\\\"a\\\":2}\"", "\"{\\\"SDK_IMAGE\\\":\\\"a\\\",\\\"SDK_IMAGE\\\":\\\"b\\\"}\"", "\"99999999.00:00:00\"", "\"-01:00:00\"", "\"${Token[TOKEN.1]}\"", "\"https://[::\"",
        "[]", "[null]", "[1]", "[true]", "[[]]", "[{}]", "[\"\"]", "[\" \"]", "[\"a\",\"a\"]", "[\"a\",1]", "[\"\\ud800\"]", "[\"\\u0000\"]",
        "{}", "{\"a\":1}", "{\"SDK_IMAGE\":null}", "{\"SDK_IMAGE\":{}}", "{\"SDK_IMAGE\":\"\\ud800\"}", "{\"\":\"\"}", "{\"\\ud800\":1}",
        "[{\"registry\":1}]", "[{\"registry\":\"a\",\"registry\":\"b\"}]", "[{\"expires\":\"0000-00-00\"}]", "[{\"registry\":\"\\ud800\",\"repository\":[],\"reason\":{},\"expires\":9}]",
    ];

    private static readonly string Long = $"\"{new string('a', 100_000)}\"";
    private static readonly string Deep = $"{new string('[', 300)}{new string(']', 300)}";

    [Fact]
    public void Every_key_takes_every_value_or_says_what_is_wrong()
    {
        foreach (var key in ContextKeys.All)
        {
            foreach (var value in Values.Append(Long).Append(Deep))
                AssertReadOrRefused($$"""{ "{{key}}": {{value}} }""");
        }
    }

    [Fact]
    public void So_does_every_mixture_of_them()
    {
        var random = new Random(PropertyRuns.Seed);
        for (var run = 0; run < 1500; run++)
        {
            var keys = ContextKeys.All.OrderBy(_ => random.Next()).Take(1 + random.Next(8));
            AssertReadOrRefused($"{{ {string.Join(", ", keys.Select(key => $"\"{key}\": {Values[random.Next(Values.Length)]}"))} }}");
        }
    }

    [Fact]
    public void What_other_apps_put_there_is_not_looked_at()
    {
        foreach (var value in Values.Append(Long).Append(Deep))
            Assert.NotNull(Read($$"""{ "@aws-cdk/core:flag": {{value}}, "vpc-provider:account=1": {{value}}, "environments": {{value}}, "\ud800": {{value}} }"""));
    }

    /// <summary>What is taken can also be synthesised.</summary>
    [Theory]
    [InlineData("""{ "alertEmails": "a@b.c,d@e.f" }""")]
    [InlineData("""{ "repositories": ["a0", "a/b--c", "a--b/c"] }""")]
    [InlineData("""{ "imageBuildArgs": { "SDK_IMAGE": "" } }""")]
    [InlineData("""{ "mode": "stop", "stopClusters": ["prod", "arn:aws:ecs:eu-west-1:111122223333:cluster/prod"] }""")]
    [InlineData("""{ "redriveRoles": ["arn:aws:iam::111122223333:role/a/b/c"], "trustedIdentities": "arn:aws:signer:eu-west-1:111122223333:/signing-profiles/ab" }""")]
    [InlineData("""{ "slackWorkspaceId": "0", "slackChannelId": "C1", "organizationId": "o-0123456789", "verdictEventBus": "." }""")]
    public void What_is_taken_can_be_synthesised(string context) => Assert.NotEmpty(SynthesizedApp.Template(context).Json);

    private static void AssertReadOrRefused(string context)
    {
        try
        {
            Read(context);
        }
        catch (ContextException exception)
        {
            AssertEach.Of(
                exception.Mistakes,
                mistake => Assert.Matches("^Context key \"[A-Za-z]+\": [^\\n\\r\\0]+$", mistake));
        }
    }

    private static DeploymentSettings Read(string context) =>
        DeploymentSettings.Read(CdkContext.Parse(context), SynthesizedApp.Commercial, ComponentCatalog.RepositoryRoot);
}
