using System.Text.Json.Nodes;
using Deployment.Tests.Synthesis;

namespace Deployment.Tests.Repositories;

public sealed class ImageRepositoriesTests
{
    private static readonly Resource Repository = SynthesizedApp
        .Template("""{ "repositories": "prod/web", "keepImages": 30 }""")
        .Single("AWS::ECR::Repository");

    private static IReadOnlyList<JsonNode> LifecycleRules =>
        [
            .. JsonNode.Parse(Repository["LifecyclePolicy"]!["LifecyclePolicyText"]!.GetValue<string>())!["rules"]!
                .AsArray()
                .OfType<JsonNode>(),
        ];

    [Fact]
    public void Tags_are_immutable_but_for_the_lists_of_signatures()
    {
        Assert.Equal("IMMUTABLE_WITH_EXCLUSION", Repository["ImageTagMutability"]!.ToString());
        var filter = Assert.Single(Repository["ImageTagMutabilityExclusionFilters"]!.AsArray())!;
        Assert.Equal("WILDCARD", filter["ImageTagMutabilityExclusionFilterType"]!.ToString());
        Assert.Equal("sha256-*", filter["ImageTagMutabilityExclusionFilterValue"]!.ToString());
    }

    [Fact]
    public void Images_are_scanned_on_push_and_encrypted()
    {
        Assert.True(Repository["ImageScanningConfiguration"]!["ScanOnPush"]!.GetValue<bool>());
        Assert.Equal("KMS", Repository["EncryptionConfiguration"]!["EncryptionType"]!.ToString());
    }

    [Fact]
    public void A_repository_outlives_the_stack() => Assert.Equal("Retain", Repository.Json["DeletionPolicy"]!.ToString());

    [Fact]
    public void The_first_rule_keeps_the_lists_of_signatures_from_the_second()
    {
        Assert.Equal(["sha256-*"], LifecycleRules[0]["selection"]!["tagPatternList"]!.AsArray().Select(pattern => pattern!.ToString()));
        Assert.Equal(36_500, LifecycleRules[0]["selection"]!["countNumber"]!.GetValue<int>());
        Assert.True(LifecycleRules[0]["rulePriority"]!.GetValue<int>() < LifecycleRules[1]["rulePriority"]!.GetValue<int>());
        Assert.Equal(30, LifecycleRules[1]["selection"]!["countNumber"]!.GetValue<int>());
    }

    [Fact]
    public void No_rule_expires_untagged_images_among_which_signatures_are() =>
        AssertEach.Of(LifecycleRules, rule => Assert.Equal("tagged", rule["selection"]!["tagStatus"]!.ToString()));

    [Fact]
    public void Names_that_differ_in_a_slash_and_in_hyphens_are_two_repositories() =>
        Assert.Equal(
            ["shop--web", "shop-web", "shop/web"],
            SynthesizedApp.Template("""{ "repositories": ["shop/web", "shop--web", "shop-web"] }""")
                .OfType("AWS::ECR::Repository")
                .Select(repository => repository["RepositoryName"]!.ToString())
                .Order(StringComparer.Ordinal));

    [Fact]
    public void Without_a_name_there_is_one_repository_whose_name_CloudFormation_makes()
    {
        var template = SynthesizedApp.Template();
        var repository = template.Single("AWS::ECR::Repository");

        Assert.Null(repository["RepositoryName"]);
        Assert.Equal("Retain", repository.Json["DeletionPolicy"]!.ToString());
        Assert.Contains(repository.Id, template.Root["Outputs"]!["RepositoryUri"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("[]")]
    public void An_empty_list_of_names_is_no_repository(string names) =>
        Assert.Empty(SynthesizedApp.Template($$"""{ "repositories": {{names}} }""").OfType("AWS::ECR::Repository"));

    [Fact]
    public void A_repository_with_a_name_takes_the_place_of_the_one_without()
    {
        var outputs = SynthesizedApp.Template("""{ "repositories": "prod/web" }""").Root["Outputs"]!;

        Assert.Null(outputs["RepositoryUri"]);
        Assert.NotNull(outputs["RepositoryUris"]);
    }
}
