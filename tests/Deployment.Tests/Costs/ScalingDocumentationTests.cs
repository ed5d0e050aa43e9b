using System.Text.RegularExpressions;
using EcsImageAuditor.Benchmarks.Costs;

namespace Deployment.Tests.Costs;

/// <summary>
/// The tables of docs/scaling.md are those of the model. After a change that is meant, run the tests once with UPDATE_SNAPSHOTS=1 and
/// read the text around them.
/// </summary>
public sealed partial class ScalingDocumentationTests
{
    private static readonly string Page = Path.Combine(ComponentCatalog.RepositoryRoot, "docs", "scaling.md");
    private static readonly IReadOnlyList<CostTable> Computed = CostTables.All(Measurements.Read());

    public static TheoryData<string> Names => [.. Computed.Select(table => table.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_table_is_the_one_that_the_model_computes(string name)
    {
        var expected = string.Join('\n', Computed.Single(table => table.Name == name).Lines);
        var page = await File.ReadAllTextAsync(Page);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            page = Table(name).Replace(page, match => $"{match.Groups[1].Value}{expected}{match.Groups[3].Value}");
            await File.WriteAllTextAsync(Page, page);
        }

        Assert.Equal(expected, Table(name).Match(page).Groups[2].Value);
    }

    [Fact]
    public async Task No_table_is_marked_that_nothing_computes() => Assert.Equal(
        Computed.Select(table => table.Name).Order(StringComparer.Ordinal),
        Marked().Matches(await File.ReadAllTextAsync(Page)).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));

    [Fact]
    public async Task The_prices_that_the_page_names_are_those_of_the_model()
    {
        var page = await File.ReadAllTextAsync(Page);
        var prices = PriceList.Virginia;
        const double million = 1_000_000;

        Assert.Contains($"SQS {prices.SqsRequest * million:0.00} a million requests", page, StringComparison.Ordinal);
        Assert.Contains($"Lambda {prices.LambdaRequest * million:0.00} a million runs", page, StringComparison.Ordinal);
        Assert.Contains($"{prices.LambdaArmGigabyteSecond * million:0.0000} a million GB-seconds on arm64", page, StringComparison.Ordinal);
        Assert.Contains($"DynamoDB {prices.TableRead * million:0.000} a million reads", page, StringComparison.Ordinal);
        Assert.Contains($"{prices.TableWrite * million:0.000} a million writes", page, StringComparison.Ordinal);
        Assert.Contains($"CloudWatch Logs {prices.LoggedGigabyte:0.00} a GB", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_on_deploying_names_the_costs_of_a_month()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(Page)!, "deploy.md"));
        var (few, many) = (OverMonth(100), OverMonth(10_000));

        Assert.Contains($"| {few.Sqs:0.0} |", page, StringComparison.Ordinal);
        Assert.Contains($"| {few.Lambda:0.0} with 100 images, {many.Lambda:0.0} with 10,000 |", page, StringComparison.Ordinal);
        Assert.Contains($"| {few.Table:0.0} with 100 images, {many.Table:0.0} with 10,000 |", page, StringComparison.Ordinal);
        Assert.Contains($"| {few.Logs:0.0} |", page, StringComparison.Ordinal);
    }

    private static LaunchCost OverMonth(int images)
    {
        var measured = Measurements.Read();
        var setup = AuditorSetup.Default;
        return LaunchCost.Of(
            Workload.OverMonth(images, setup), measured, measured.NotationCpuMilliseconds, setup, PriceList.Virginia);
    }

    private static Regex Table(string name) =>
        new($"(<!-- computed: {name} -->\n)((?:(?!<!--).)*)(\n<!-- end -->)", RegexOptions.Singleline);

    [GeneratedRegex("<!-- computed: (\\S+) -->")]
    private static partial Regex Marked();
}
