using Deployment.Tests.Synthesis;

namespace Deployment.Tests.Changes;

/// <summary>The stand-in for CloudFormation refuses what CloudFormation refuses.</summary>
public sealed class DeployedStacksTests
{
    private const string Exporting = """{ "Resources": {}, "Outputs": { "Gate": { "Value": "a", "Export": { "Name": "s:gate" } } } }""";
    private const string Importing = """{ "Resources": { "Q": { "Type": "AWS::SQS::Queue", "Properties": { "Tags": [{ "Fn::ImportValue": "s:gate" }] } } } }""";
    private const string Empty = """{ "Resources": {} }""";

    [Theory]
    [InlineData(Exporting, Importing, Empty, Importing, "s: the export s:gate is in use")]
    [InlineData(Empty, Empty, Empty, Importing, "t: nobody exports s:gate")]
    public void An_import_needs_its_export(string first, string second, string third, string fourth, string failure)
    {
        var account = new DeployedStacks();
        Assert.Empty(account.Deploy(App(first, second)));

        Assert.Contains(failure, account.Deploy(App(third, fourth)));
    }

    [Theory]
    [InlineData("""{ "Resources": { "B": { "Type": "AWS::ECR::Repository", "Properties": { "RepositoryName": "web" } } } }""", "exists already")]
    [InlineData("""{ "Resources": { "A": { "Type": "AWS::ECR::Repository", "Properties": { "RepositoryName": "app" } } } }""", "RepositoryName replaces A")]
    [InlineData("""{ "Resources": { "A": { "Type": "AWS::SQS::Queue" } } }""", "A was AWS::ECR::Repository and is AWS::SQS::Queue")]
    public void A_name_is_taken_once_and_what_holds_something_is_not_replaced(string after, string failure)
    {
        var account = new DeployedStacks();
        account.Deploy(App(Repository, Empty));

        Assert.Contains(failure, Assert.Single(account.Deploy(App(after, Empty))), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_stack_leaves_behind_is_in_the_way_of_its_return()
    {
        var account = new DeployedStacks();
        account.Deploy(App(Repository, Empty));
        Assert.Empty(account.Deploy(App(Empty, Empty)));

        Assert.Contains("exists already", Assert.Single(account.Deploy(App(Repository, Empty))), StringComparison.Ordinal);
    }

    private const string Repository =
        """{ "Resources": { "A": { "Type": "AWS::ECR::Repository", "DeletionPolicy": "Retain", "Properties": { "RepositoryName": "web" } } } }""";

    private static Dictionary<string, Template> App(string first, string second) => new() { ["s"] = new(first), ["t"] = new(second) };
}
