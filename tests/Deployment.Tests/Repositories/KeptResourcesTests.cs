using Deployment.Tests.Synthesis;

namespace Deployment.Tests.Repositories;

/// <summary>What stays when a stack is taken down, and whether the stack can be deployed again.</summary>
public sealed class KeptResourcesTests
{
    private static readonly string[] Names = ["LogGroupName", "TableName", "QueueName", "TopicName", "RoleName", "FunctionName"];

    [Theory, MemberData(nameof(Deployments.NamesWithTopics), MemberType = typeof(Deployments))]
    public void What_stays_is_adopted_by_its_name_or_does_not_stand_in_the_way(string deployment)
    {
        var kept = Deployments.Templates(deployment).SelectMany(template => template.Resources)
            .Where(resource => resource.Json["DeletionPolicy"]?.ToString() == "Retain");

        // CloudFormation adopts a repository by its name; what has no name gets another one.
        AssertEach.Of(
            kept.Where(resource => resource.Type is not ("AWS::Signer::SigningProfile" or "AWS::ECR::Repository")),
            resource => Assert.DoesNotContain(Names, name => resource[name] is not null));
    }

    [Fact]
    public void By_default_the_name_of_a_signing_profile_that_stays_is_not_asked_for_again() =>
        Assert.Null(SynthesizedApp.Template().Single("AWS::Signer::SigningProfile")["ProfileName"]);
}
