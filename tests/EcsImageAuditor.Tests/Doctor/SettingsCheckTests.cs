using EcsImageAuditor.Configuration;
using EcsImageAuditor.Doctor;

namespace EcsImageAuditor.Tests.Doctor;

public sealed class SettingsCheckTests
{
    [Fact]
    public async Task Settings_in_order_are_one_line()
    {
        var seen = Assert.Single(
            await RunAsync([("AUDITOR_MODE", "stop"), ("AUDITOR_STOP_CLUSTERS", "prod")], "PATH", "AUDITOR_MODE", "AUDITOR_STOP_CLUSTERS")
        );

        Assert.Equal(CheckState.Ok, seen.State);
        Assert.Contains("verifier notation, mode stop", seen.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_mistake_is_a_line()
    {
        var seen = await RunAsync([("AUDITOR_MODE", "x"), ("AUDITOR_TOPIC_ARN", "y")]);

        Assert.Equal(["AUDITOR_MODE", "AUDITOR_TOPIC_ARN"], seen.Select(observation => observation.Message.Split(' ')[0]));
        AssertEach.Of(seen, observation => Assert.Equal(CheckState.Error, observation.State));
    }

    [Fact]
    public async Task A_mistake_in_the_exemptions_is_left_to_their_own_check()
    {
        var seen = Assert.Single(await RunAsync([("AUDITOR_EXEMPTIONS", "[{}]")]));

        Assert.Equal(CheckState.Ok, seen.State);
        Assert.StartsWith("All variables but AUDITOR_EXEMPTIONS hold", seen.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AUDITOR_TOPIC", "AUDITOR_TOPIC_ARN")]
    [InlineData("AUDITOR_EXEMPTION", "AUDITOR_EXEMPTIONS")]
    [InlineData("auditor_verifier", "AUDITOR_VERIFIER")]
    [InlineData("AUDITOR_TRUSTED_IDENTITY", "AUDITOR_TRUSTED_IDENTITIES")]
    public async Task A_name_that_no_one_reads_is_a_warning_with_the_nearest_one(string name, string meant)
    {
        var seen = await RunAsync([], name, "PATH", "NOTATION_PASSWORD");

        Assert.Equal([CheckState.Ok, CheckState.Warning], seen.Select(observation => observation.State));
        Assert.Contains($"{name} is no variable", seen[1].Message, StringComparison.Ordinal);
        Assert.Contains($"if {meant} is meant", seen[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_list_of_registries_is_a_warning()
    {
        var settings = SettingsReader.Read(_ => null, out var mistakes);

        var seen = await new SettingsCheck(settings, mistakes, []).RunAsync(CancellationToken.None);

        Assert.Equal([CheckState.Ok, CheckState.Warning], seen.Select(observation => observation.State));
        Assert.StartsWith("AUDITOR_REGISTRIES is not set, so whoever starts a task chooses", seen[1].Message, StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<Observation>> RunAsync((string Name, string Value)[] given, params string[] names)
    {
        (string Name, string Value)[] variables = [("AUDITOR_REGISTRIES", "public.ecr.aws"), .. given];
        var settings = SettingsReader.Read(
            name => variables.Where(variable => variable.Name == name).Select(variable => variable.Value).FirstOrDefault(),
            out var mistakes
        );
        return new SettingsCheck(settings, mistakes, names).RunAsync(CancellationToken.None);
    }
}
