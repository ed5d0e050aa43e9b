using EcsImageAuditor.Configuration;
using EcsImageAuditor.Doctor;
using EcsImageAuditor.Tests.Shared.Registry;

namespace EcsImageAuditor.Tests.Doctor;

/// <summary>The clock stands at 2030-01-01.</summary>
public sealed class ExemptionsCheckTests
{
    [Theory]
    [InlineData("2029-12-31", "expired on 2029-12-31")]
    [InlineData("2030-01-01", "ends on 2030-01-01, today")]
    [InlineData("2030-01-02", "ends on 2030-01-02, tomorrow")]
    [InlineData("2030-01-31", "ends on 2030-01-31, in 30 days")]
    public async Task A_rule_that_has_ended_or_ends_within_30_days_is_a_warning(string expires, string said)
    {
        var seen = Assert.Single(await RunAsync(Rule(expires)));

        Assert.Equal(CheckState.Warning, seen.State);
        Assert.Contains("public.ecr.aws/x/y", seen.Message, StringComparison.Ordinal);
        Assert.Contains(said, seen.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_lasts_is_in_order() =>
        Assert.Equal(Observation.Ok("1 in force, and none ends within 30 days."), Assert.Single(await RunAsync(Rule("2030-02-01"))));

    [Fact]
    public async Task A_rule_that_excuses_much_is_a_warning()
    {
        var seen = Assert.Single(await RunAsync(Rule("2030-02-01").Replace("x/y", "x/*", StringComparison.Ordinal)));

        Assert.Equal(CheckState.Warning, seen.State);
        Assert.Contains("The exemption of public.ecr.aws/x/* covers every image", seen.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task None_is_in_order() => Assert.Equal(Observation.Ok("There are none."), Assert.Single(await RunAsync("[]")));

    [Fact]
    public async Task Every_mistake_is_a_line_beside_what_the_good_rules_come_to()
    {
        var seen = await RunAsync($$"""[{{Rule("2029-12-31")[1..^1]}},{"registry":"*"}]""");

        Assert.Equal(5, seen.Count);
        Assert.Equal(
            [CheckState.Error, CheckState.Error, CheckState.Error, CheckState.Error, CheckState.Warning],
            seen.Select(observation => observation.State)
        );
        Assert.StartsWith("AUDITOR_EXEMPTIONS: Exemption 2", seen[0].Message, StringComparison.Ordinal);
    }

    private static string Rule(string expires) =>
        $$"""[{"registry":"public.ecr.aws","repository":"x/y","reason":"r","expires":"{{expires}}"}]""";

    private static Task<IReadOnlyList<Observation>> RunAsync(string exemptions)
    {
        var settings = SettingsReader.Read(name => name == "AUDITOR_EXEMPTIONS" ? exemptions : null, out var mistakes);
        return new ExemptionsCheck(settings.Exemptions, mistakes, new ManualTimeProvider()).RunAsync(CancellationToken.None);
    }
}
