using Deployment.Tests.Synthesis;

namespace Deployment.Tests.Security;

public sealed class LeastPrivilegeTests
{
    /// <summary>AWS offers no resource for these; each is explained in docs/deploy.md.</summary>
    private static readonly string[] OnAnything =
    [
        "ecr:GetAuthorizationToken",
        "ecs:DescribeTaskDefinition",
        "ecs:ListClusters",
        "ecs:ListTasks",
    ];

    /// <summary>The same, for functions in subnets and for traces, where these are asked for.</summary>
    private static readonly string[] OnAnythingWhereAsked =
    [
        "ec2:AssignPrivateIpAddresses",
        "ec2:CreateNetworkInterface",
        "ec2:DeleteNetworkInterface",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeSubnets",
        "ec2:UnassignPrivateIpAddresses",
        "xray:PutTelemetryRecords",
        "xray:PutTraceSegments",
    ];

    /// <summary>Names of two actions that SNS needs together, as AWS documents them.</summary>
    private const string DataKeys = "kms:GenerateDataKey*";

    /// <summary>Two more that table and queues need, on the customer's own key only.</summary>
    private const string NewKeys = "kms:ReEncrypt*";

    [Theory, MemberData(nameof(Deployments.Names), MemberType = typeof(Deployments))]
    public void No_policy_allows_an_action_by_a_wildcard(string deployment)
    {
        var actions = Allowed(deployment).Where(held => !IsOwnersHoldOfAKey(held)).SelectMany(held => held.Statement.Actions);

        AssertEach.IsNot(actions, action => action.Contains('*')
            && action != DataKeys
            && !(action == NewKeys && deployment == nameof(Deployments.Platform)));
    }

    [Theory, MemberData(nameof(Deployments.Names), MemberType = typeof(Deployments))]
    public void A_role_may_do_on_anything_only_what_AWS_offers_no_resource_for(string deployment)
    {
        var actions = Allowed(deployment)
            .Where(held => held.Resource.Type is "AWS::IAM::Policy" or "AWS::IAM::Role" && held.Statement.Resources.Contains("*"))
            .SelectMany(held => held.Statement.Actions)
            .ToList();

        // The account whose tasks another account audits only forwards events.
        Assert.Equal(deployment == nameof(Deployments.Member), actions.Count == 0);
        Assert.Empty(actions.Except(OnAnything).Except(deployment == nameof(Deployments.Platform) ? OnAnythingWhereAsked : []));
    }

    [Theory, MemberData(nameof(Deployments.Names), MemberType = typeof(Deployments))]
    public void No_role_has_a_managed_policy(string deployment) =>
        AssertEach.Of(
            Deployments.Templates(deployment).SelectMany(template => template.OfType("AWS::IAM::Role")),
            role => Assert.Null(role["ManagedPolicyArns"]));

    [Theory, MemberData(nameof(Deployments.Names), MemberType = typeof(Deployments))]
    public void Only_services_and_the_organization_are_let_in(string deployment)
    {
        var others = Allowed(deployment)
            .Where(held =>
                held.Statement.Principal is not "" && !held.Statement.Principal.Contains("\"Service\"", StringComparison.Ordinal)
            )
            .Where(held => !IsOwnersHoldOfAKey(held));

        // Only that deployment names an organization.
        Assert.Equal(deployment == nameof(Deployments.Full), others.Any());
        Assert.All(others, held => Assert.NotNull(held.Statement.Condition?["StringEquals"]?["aws:PrincipalOrgID"]));
    }

    [Fact]
    public void Listing_tasks_is_bound_to_clusters_of_the_account()
    {
        var statement = Assert.Single(
            SynthesizedApp.Template(Deployments.AllFunctions).StatementsOfRole("Sweep/Auditor/"),
            statement => statement.Sid == "ListTasks"
        );

        Assert.Contains(
            ":ecs:eu-west-1:111122223333:cluster/*",
            statement.Condition!["ArnLike"]!["ecs:cluster"]!.ToJsonString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(Deployments.Default)]
    [InlineData(Deployments.DryRun)]
    public void Nobody_may_stop_a_task_unless_tasks_are_stopped(string context) =>
        AssertEach.IsNot(SynthesizedApp.Template(context).Statements, held => held.Statement.Actions.Contains("ecs:StopTask"));

    [Fact]
    public void Tasks_may_be_stopped_on_the_listed_clusters_only_and_not_by_the_gate()
    {
        var template = SynthesizedApp.Template(Deployments.Full);
        var stops = template.Statements.Where(held => held.Statement.Actions.Contains("ecs:StopTask")).ToList();

        AssertEach.Of(
            stops,
            held =>
                Assert.Equal(
                    [
                        "arn:${AWS::Partition}:ecs:eu-west-1:111122223333:task/prod/*",
                        "arn:${AWS::Partition}:ecs:eu-west-1:111122223333:task/payments/*",
                    ],
                    held.Statement.Resources
                )
        );
        Assert.Equal(["Audit", "Sweep"], stops.Select(held => held.Resource.Path.Split('/')[0]));
    }

    [Theory]
    [InlineData("Audit/Auditor/", "ReadTasks")]
    [InlineData("Sweep/Auditor/", "ReadTasks ListClusters ListTasks")]
    [InlineData("Gate/Auditor/", "ReadServiceRevisions ReadTaskDefinitions")]
    public void Each_function_may_ask_ECS_only_what_it_needs(string role, string statements)
    {
        var asked = SynthesizedApp
            .Template(Deployments.AllFunctions)
            .StatementsOfRole(role)
            .Where(statement => statement.Actions[0].StartsWith("ecs:", StringComparison.Ordinal));

        Assert.Equal(statements.Split(' '), asked.Select(statement => statement.Sid));
    }

    [Fact]
    public void A_function_writes_to_its_own_log_only() =>
        Assert.All(["Audit", "Sweep", "Gate"], function => Assert.Equal(
            [$"${{{function}AuditorLogs"],
            SynthesizedApp.Template(Deployments.AllFunctions).StatementsOfRole($"{function}/Auditor/")
                .Where(statement => statement.Actions.Contains("logs:PutLogEvents"))
                .Select(statement => Assert.Single(statement.Resources)[..(function.Length + "${AuditorLogs".Length)])));

    [Theory]
    [InlineData("Audit/Auditor/", "dynamodb:GetItem dynamodb:UpdateItem")]
    [InlineData("Sweep/Auditor/", "dynamodb:GetItem dynamodb:UpdateItem dynamodb:PutItem")]
    [InlineData("Gate/Auditor/", "dynamodb:GetItem dynamodb:UpdateItem")]
    public void The_table_is_neither_scanned_nor_emptied_and_only_the_sweep_puts_items(string role, string actions) =>
        Assert.Equal(
            actions.Split(' '),
            SynthesizedApp
                .Template(Deployments.AllFunctions)
                .StatementsOfRole(role)
                .SelectMany(statement => statement.Actions)
                .Where(action => action.StartsWith("dynamodb:", StringComparison.Ordinal))
        );

    [Fact]
    public void Verdicts_go_to_the_named_bus_only()
    {
        var senders = SynthesizedApp
            .Template("""{ "verdictEventBus": "security", "gate": true }""")
            .Statements.Where(held => held.Statement.Actions.Contains("events:PutEvents"))
            .ToList();

        Assert.Equal(["Audit", "Sweep", "Gate"], senders.Select(held => held.Resource.Path.Split('/')[0]));
        AssertEach.Of(
            senders,
            held => Assert.Equal(["arn:${AWS::Partition}:events:eu-west-1:111122223333:event-bus/security"], held.Statement.Resources)
        );
        AssertEach.IsNot(SynthesizedApp.Template().Statements, held => held.Statement.Actions.Contains("events:PutEvents"));
    }

    [Fact]
    public void Nobody_but_the_functions_writes_items_to_the_table()
    {
        var template = SynthesizedApp.Template(Deployments.AllFunctions);
        var policy = template.Single("AWS::DynamoDB::Table")["ResourcePolicy"]!["PolicyDocument"]!["Statement"]!.AsArray();
        var guard = new Statement(Assert.Single(policy)!.AsObject());

        Assert.False(guard.Allows);
        Assert.Contains("\"AWS\":\"*\"", guard.Principal, StringComparison.Ordinal);
        Assert.Equal(
            [
                "dynamodb:BatchWriteItem", "dynamodb:DeleteItem", "dynamodb:PartiQLDelete", "dynamodb:PartiQLInsert",
                "dynamodb:PartiQLUpdate", "dynamodb:PutItem", "dynamodb:UpdateItem",
            ],
            guard.Actions);
        var writers = guard.Condition!["ArnNotEquals"]!["aws:PrincipalArn"]!.AsArray().Select(arn => (string)arn!["Fn::GetAtt"]![0]!);
        Assert.Equal(
            ["Audit/Auditor/Role/Resource", "Sweep/Auditor/Role/Resource", "Gate/Auditor/Role/Resource"],
            writers.Select(id => Assert.Single(template.Resources, resource => resource.Id == id).Path));
    }

    [Fact]
    public void The_only_function_of_a_small_deployment_is_the_only_writer()
    {
        var template = SynthesizedApp.Template("""{ "sweep": false }""");
        var policy = template.Single("AWS::DynamoDB::Table")["ResourcePolicy"]!["PolicyDocument"]!["Statement"]!;

        Assert.Single(policy[0]!["Condition"]!["ArnNotEquals"]!["aws:PrincipalArn"]!.AsArray());
    }

    [Fact]
    public void ECS_takes_the_hooks_role_for_this_account_and_region_only()
    {
        var role = SynthesizedApp.Template(Deployments.AllFunctions).Single("AWS::IAM::Role", "Gate/HookRole/");
        var trust = new Statement(role["AssumeRolePolicyDocument"]!["Statement"]![0]!.AsObject());

        Assert.Equal("111122223333", (string?)trust.Condition!["StringEqualsIfExists"]!["aws:SourceAccount"]);
        Assert.Contains(
            ":ecs:eu-west-1:111122223333:*",
            trust.Condition["ArnLikeIfExists"]!["aws:SourceArn"]!.ToJsonString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Alarms_of_this_account_alone_publish_and_encrypt()
    {
        var template = SynthesizedApp.Template(Deployments.AllFunctions);

        Assert.All(
            ["AlarmsPublish", "AlarmsEncrypt"],
            sid => Assert.Equal(
                "111122223333",
                (string?)AlarmStatement(template, sid).Condition!["StringEquals"]!["aws:SourceAccount"]));
    }

    [Fact]
    public void Only_the_audit_puts_events_back_and_only_into_its_own_queue()
    {
        var template = SynthesizedApp.Template(Deployments.AllFunctions);
        var senders = template.Statements.Where(held => held.Statement.Sid == "PutBackEvents").ToList();

        var (resource, statement) = Assert.Single(senders);
        Assert.StartsWith("Audit/Auditor/", resource.Path, StringComparison.Ordinal);
        Assert.Equal(["sqs:SendMessage"], statement.Actions);
        Assert.StartsWith("${TaskEventsQueue", Assert.Single(statement.Resources), StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_for_GovCloud_names_no_other_partition()
    {
        var json = SynthesizedApp.Template(Deployments.AllFunctions, target: Deployments.GovCloud).Json;

        Assert.DoesNotContain("arn:aws:", json, StringComparison.Ordinal);
        Assert.Contains(":us-gov-west-1:111122223333:", json, StringComparison.Ordinal);
    }

    private static Statement AlarmStatement(Template template, string sid) =>
        Assert.Single(template.Statements, held => held.Statement.Sid == sid).Statement;

    private static IEnumerable<(Resource Resource, Statement Statement)> Allowed(string deployment) =>
        Deployments.Templates(deployment).SelectMany(template => template.Statements).Where(held => held.Statement.Allows);

    /// <summary>A key that its account does not hold could never be managed again.</summary>
    /// <remarks>https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html</remarks>
    private static bool IsOwnersHoldOfAKey((Resource Resource, Statement Statement) held) =>
        held.Resource.Type == "AWS::KMS::Key" && held.Statement.Principal.Contains(":root", StringComparison.Ordinal);
}
