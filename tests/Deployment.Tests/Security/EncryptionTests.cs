using Deployment.Tests.Synthesis;

namespace Deployment.Tests.Security;

public sealed class EncryptionTests
{
    [Theory, MemberData(nameof(Deployments.Names), MemberType = typeof(Deployments))]
    public void Every_queue_is_encrypted_and_refuses_plain_HTTP(string deployment) =>
        AssertEach.Of(Resources(deployment, "AWS::SQS::Queue"), found =>
        {
            var (template, queue) = found;
            Assert.True(queue["KmsMasterKeyId"] is not null || queue["SqsManagedSseEnabled"]!.GetValue<bool>());
            Assert.Contains(
                template.Statements,
                held => held.Resource.Type == "AWS::SQS::QueuePolicy"
                    && RefusesPlainHttp(held.Statement, $"${{{queue.Id}.Arn}}", "sqs:*"));
        });

    [Theory, MemberData(nameof(Deployments.NamesWithTopics), MemberType = typeof(Deployments))]
    public void Every_topic_is_encrypted_and_refuses_plain_HTTP(string deployment) =>
        AssertEach.Of(Resources(deployment, "AWS::SNS::Topic"), found =>
        {
            var (template, topic) = found;
            Assert.NotNull(topic["KmsMasterKeyId"]);
            Assert.Contains(
                template.Statements,
                held => held.Resource.Type == "AWS::SNS::TopicPolicy"
                    && RefusesPlainHttp(held.Statement, $"${{{topic.Id}}}", "sns:Publish"));
        });

    [Theory, MemberData(nameof(Deployments.Names), MemberType = typeof(Deployments))]
    public void Every_queue_has_a_dead_letter_queue_or_is_one(string deployment) =>
        AssertEach.Of(Resources(deployment, "AWS::SQS::Queue").Where(found => found.Resource["RedrivePolicy"] is null), found =>
        {
            var (template, queue) = found;
            Assert.Equal(14 * 24 * 3600, queue["MessageRetentionPeriod"]!.GetValue<int>());
            Assert.Contains(
                template.OfType("AWS::CloudWatch::Alarm"),
                alarm => alarm["Dimensions"]?.ToJsonString().Contains($"\"{queue.Id}\"", StringComparison.Ordinal) == true);
        });

    [Fact]
    public void Whoever_publishes_to_the_topic_may_use_its_key()
    {
        var template = SynthesizedApp.Template(Deployments.AllFunctions);

        foreach (var role in new[] { "Audit/Auditor/", "Sweep/Auditor/", "Gate/Auditor/" })
        {
            var key = Assert.Single(template.StatementsOfRole(role), statement => statement.Sid == "EncryptAlerts");
            Assert.Equal(["kms:Decrypt", "kms:GenerateDataKey*"], key.Actions);
            Assert.Equal([$"${{{template.Single("AWS::KMS::Key").Id}.Arn}}"], key.Resources);
        }
    }

    [Fact]
    public void Alarms_may_publish_to_the_encrypted_topic()
    {
        var template = SynthesizedApp.Template();
        var alarms = template
            .Statements.Where(held => held.Statement.Principal.Contains("cloudwatch.amazonaws.com", StringComparison.Ordinal))
            .ToList();

        Assert.Equal(["AWS::KMS::Key", "AWS::SNS::TopicPolicy"], alarms.Select(held => held.Resource.Type).Order());
        Assert.Contains(
            "111122223333",
            alarms.Single(held => held.Resource.Type == "AWS::SNS::TopicPolicy").Statement.Condition!["StringEquals"]![
                "aws:SourceAccount"
            ]!.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_key_is_rotated() =>
        Assert.True(SynthesizedApp.Template().Single("AWS::KMS::Key")["EnableKeyRotation"]!.GetValue<bool>());

    private static IEnumerable<(Template Template, Resource Resource)> Resources(string deployment, string type) =>
        Deployments.Templates(deployment).SelectMany(template => template.OfType(type).Select(resource => (template, resource)));

    private static bool RefusesPlainHttp(Statement statement, string resource, string action) =>
        !statement.Allows
        && statement.Principal is "*" or """{"AWS":"*"}"""
        && statement.Actions.Contains(action)
        && statement.Resources.Contains(resource)
        && statement.Condition?["Bool"]?["aws:SecureTransport"]?.ToString() == "false";
}
