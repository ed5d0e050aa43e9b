using Deployment.Tests.Synthesis;
using EcsImageAuditor.Infra;

namespace Deployment.Tests.Intake;

public sealed class CentralBusTests
{
    private static readonly Template Central = SynthesizedApp.Template("""{ "organizationId": "o-a1b2c3d4e5" }""");
    private static readonly Template Member = SynthesizedApp.Template(Deployments.Member, AuditorApp.MemberStackName);

    [Fact]
    public void Only_the_organization_may_send_and_only_task_events()
    {
        var statement = new Statement(Central.Single("AWS::Events::EventBusPolicy")["Statement"]!.AsObject());

        Assert.Equal(["events:PutEvents"], statement.Actions);
        Assert.Equal(
            """{"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5","events:source":"aws.ecs","events:detail-type":"ECS Task State Change"}}""",
            statement.Condition!.ToJsonString());
    }

    [Fact]
    public void Events_of_members_take_the_same_way_as_events_of_the_account_itself()
    {
        var rules = Central.OfType("AWS::Events::Rule").Where(rule => rule.Path.StartsWith("TaskEvents/", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, rules.Count);
        Assert.Single(rules.Select(rule => rule["EventPattern"]!.ToJsonString()).Distinct());
        Assert.Single(rules.Select(rule => rule["Targets"]![0]!["Arn"]!.ToJsonString()).Distinct());
        Assert.Single(rules, rule => rule["EventBusName"] is not null);
    }

    [Fact]
    public void No_account_may_send_unless_an_organization_is_named() =>
        Assert.Empty(SynthesizedApp.Template().OfType("AWS::Events::EventBusPolicy"));

    [Fact]
    public void A_member_account_gets_a_rule_a_role_and_a_dead_letter_queue_and_no_auditor()
    {
        Assert.Equal([AuditorApp.MemberStackName], SynthesizedApp.Templates(Deployments.Member).Keys);
        Assert.Equal(
            [
                "AWS::CloudWatch::Alarm",
                "AWS::CloudWatch::Alarm",
                "AWS::Events::Rule",
                "AWS::IAM::Policy",
                "AWS::IAM::Role",
                "AWS::SQS::Queue",
                "AWS::SQS::QueuePolicy",
            ],
            Member.Resources.Select(resource => resource.Type).Order()
        );
    }

    [Fact]
    public void A_member_account_may_send_to_the_central_bus_only()
    {
        const string bus = "arn:aws:events:eu-west-1:444455556666:event-bus/ecs-image-auditor";
        var statement = Assert.Single(Member.Statements, held => held.Resource.Type == "AWS::IAM::Policy").Statement;

        Assert.Equal(["events:PutEvents"], statement.Actions);
        Assert.Equal([bus], statement.Resources);
        Assert.Equal(bus, Member.Single("AWS::Events::Rule")["Targets"]![0]!["Arn"]!.ToString());
    }
}
