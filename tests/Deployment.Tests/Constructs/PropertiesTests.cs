using System.Reflection;
using System.Text.Json;
using Deployment.Tests.Synthesis;
using EcsImageAuditor.Cdk;
using EcsImageAuditor.Cdk.Configuration;

namespace Deployment.Tests.Constructs;

/// <summary>The construct's properties beside the keys of the CDK context.</summary>
public sealed class PropertiesTests
{
    /// <summary>Keys that say which stacks the CDK app has.</summary>
    private static readonly string[] OfTheApp = [ContextKeys.CentralBusArn, ContextKeys.Sample];

    /// <summary>Properties that the app does not read from its context.</summary>
    private static readonly string[] OfTheConstruct = [nameof(ImageAuditorProps.Image), nameof(ImageAuditorProps.ExemptionsFile)];

    public static TheoryData<string> Keys => [.. ContextKeys.All.Except(OfTheApp)];

    private static IReadOnlyList<PropertyInfo> Properties { get; } =
        [.. typeof(ImageAuditorProps).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null)];

    [Fact]
    public void Each_key_of_the_context_has_a_property_of_its_name() =>
        Assert.Equal(
            ContextKeys.All.Except(OfTheApp).Select(SettingNames.Property).Order(),
            Properties.Select(property => property.Name).Except(OfTheConstruct).Order());

    [Theory, MemberData(nameof(Keys))]
    public void A_property_becomes_the_value_of_its_key(string key)
    {
        var property = Properties.Single(property => property.Name == SettingNames.Property(key));
        var props = ImageAuditorTests.Props();

        var values = SynthesizedApp.InJsii(() =>
        {
            property.SetValue(props, Something(property.PropertyType));
            return PropsReader.Values(props);
        });

        Assert.Equal([key], values.Where(value => value.Value.ValueKind != JsonValueKind.Null).Select(value => value.Key));
    }

    [Fact]
    public void Exemptions_are_given_as_rules_or_as_a_file()
    {
        var props = ImageAuditorTests.Props() with { Exemptions = [], ExemptionsFile = "exemptions.json" };

        var exception = Assert.Throws<ArgumentException>(() => PropsReader.Read(props, SynthesizedApp.Commercial));

        Assert.Contains("ImageAuditorProps.ExemptionsFile: has no effect with \"Exemptions\"", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_for_containers_says_that_ECS_names_no_image()
    {
        var rule = new ExemptionRule { Container = "aws-guardduty-agent-*", Cluster = "prod", Reason = "AWS's own", Expires = new DateOnly(2027, 3, 31) };

        var settings = PropsReader.Read(ImageAuditorTests.Props() with { Exemptions = [rule] }, SynthesizedApp.Commercial);

        Assert.Equal(
            """[{"container":"aws-guardduty-agent-*","image":"none","cluster":"prod","reason":"AWS\u0027s own","expires":"2027-03-31"}]""",
            settings.Trust.Exemptions);
    }

    private static object Something(Type type) => Nullable.GetUnderlyingType(type) is { } underlying
        ? underlying.IsEnum ? Enum.GetValues(underlying).GetValue(0)!
            : underlying == typeof(bool) ? true
            : underlying == typeof(int) ? 1
            : TimeSpan.FromHours(1)
        : type == typeof(string) ? "text"
        : type == typeof(IReadOnlyList<string>) ? new[] { "item" }
        : type == typeof(IReadOnlyList<ExemptionRule>) ? Array.Empty<ExemptionRule>()
        : type == typeof(IReadOnlyDictionary<string, string>) ? new Dictionary<string, string>()
        : type == typeof(Amazon.CDK.AWS.Lambda.Architecture) ? Amazon.CDK.AWS.Lambda.Architecture.ARM_64
        : throw new NotSupportedException($"{type} is not known here.");
}
