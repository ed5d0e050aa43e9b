using System.Text.Json.Nodes;
using Deployment.Tests.Synthesis;
using EcsImageAuditor.Cdk.Intake;
using EcsImageAuditor.Configuration;
using EcsImageAuditor.State;

namespace Deployment.Tests.Functions;

public sealed class EnvironmentTests
{
    [Fact]
    public void By_default_the_stack_s_own_profile_is_trusted_and_nothing_is_stopped()
    {
        var template = SynthesizedApp.Template();
        var variables = Variables(template);

        Assert.Equal(
            [
                "AUDITOR_ACCOUNT",
                "AUDITOR_IMAGE",
                "AUDITOR_MAX_RECEIVES",
                "AUDITOR_MODE",
                "AUDITOR_REGISTRIES",
                "AUDITOR_TABLE",
                "AUDITOR_TOPIC_ARN",
                "AUDITOR_TRUSTED_IDENTITIES",
                "AUDITOR_VERIFIER",
            ],
            variables.Select(variable => variable.Key).Order()
        );
        Assert.Equal("audit", variables["AUDITOR_MODE"]!.ToString());
        Assert.Equal(
            $$"""{"Fn::GetAtt":["{{template.Single("AWS::Signer::SigningProfile").Id}}","Arn"]}""",
            variables["AUDITOR_TRUSTED_IDENTITIES"]!.ToJsonString()
        );
    }

    [Fact]
    public void The_image_that_the_functions_run_in_is_named_for_the_doctor_and_in_the_outputs()
    {
        var template = SynthesizedApp.Template();
        var image = template.OfType("AWS::Lambda::Function").Select(function => function["Code"]!["ImageUri"]!.ToJsonString()).Distinct();

        Assert.Equal(Assert.Single(image), Variables(template)["AUDITOR_IMAGE"]!.ToJsonString());
        Assert.Equal(Assert.Single(image), template.Root["Outputs"]!["AuditorImageUri"]!["Value"]!.ToJsonString());
    }

    [Fact]
    public void Each_key_reaches_its_variable()
    {
        var variables = Variables(SynthesizedApp.Template(Deployments.Full));

        Assert.Equal("both", variables["AUDITOR_VERIFIER"]!.ToString());
        Assert.Equal("stop", variables["AUDITOR_MODE"]!.ToString());
        Assert.Contains(
            ":ecs:eu-west-1:111122223333:cluster/prod,arn:aws:ecs:eu-west-1:111122223333:cluster/payments",
            variables["AUDITOR_STOP_CLUSTERS"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("false", variables["AUDITOR_STOP_DRY_RUN"]!.ToString());
        Assert.Equal("20", variables["AUDITOR_STOP_LIMIT"]!.ToString());
        Assert.Equal("04:00:00", variables["AUDITOR_VERDICT_TTL"]!.ToString());
        Assert.Equal("00:30:00", variables["AUDITOR_ALERT_WINDOW"]!.ToString());
        Assert.Equal("default", variables["AUDITOR_EVENT_BUS"]!.ToString());
        Assert.Equal("wait", variables["AUDITOR_GATE_INCONCLUSIVE"]!.ToString());
        Assert.Equal("public.ecr.aws", JsonNode.Parse(variables["AUDITOR_EXEMPTIONS"]!.ToString())![0]!["registry"]!.ToString());
        Assert.Contains(
            "\",arn:aws:signer:us-east-1:444455556666:/signing-profiles/vendor\"",
            variables["AUDITOR_TRUSTED_IDENTITIES"]!.ToJsonString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void All_functions_have_the_same_configuration() =>
        Assert.Single(
            SynthesizedApp
                .Template(Deployments.Full)
                .OfType("AWS::Lambda::Function")
                .Select(function => function["Environment"]!.ToJsonString())
                .Distinct()
        );

    [Fact]
    public void Profiles_of_elsewhere_are_trusted_without_an_own_one() =>
        Assert.Equal(
            "arn:aws:signer:us-east-1:444455556666:/signing-profiles/release",
            Variables(SynthesizedApp.Template(Deployments.ForeignProfiles))["AUDITOR_TRUSTED_IDENTITIES"]!.ToString());

    /// <summary>What synthesis lets pass, the functions' own reader must accept.</summary>
    [Theory]
    [InlineData(Deployments.ForeignProfiles)]
    [InlineData(
        """{ "createSigningProfile": false, "trustedIdentities": "arn:aws:signer:us-east-1:444455556666:/signing-profiles/release", "mode": "stop", "stopClusters": ["prod", "arn:aws:ecs:eu-west-1:111122223333:cluster/dev"], "stopDryRun": true }"""
    )]
    [InlineData(
        """{ "createSigningProfile": false, "trustedIdentities": "arn:aws:signer:us-east-1:444455556666:/signing-profiles/release", "exemptions": [{ "registry": "public.ecr.aws", "repository": "datadog/agent", "reason": "checked by the vendor", "expires": "2027-01-01" }], "verdictTtl": "04:00:00", "alertWindow": "00:30:00", "verdictEventBus": "default", "sweep": true, "gate": true, "gateInconclusive": "block" }"""
    )]
    [InlineData(
        """{ "createSigningProfile": false, "trustedIdentities": "arn:aws:signer:us-east-1:444455556666:/signing-profiles/release", "mode": "stop", "stopClusters": "prod", "stopLimit": 1000, "sweepHours": 1, "gate": true, "slackWebhookSecretArn": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:slack-EfGh34" }"""
    )]
    public void The_functions_accept_their_configuration(string context)
    {
        var variables = Variables(SynthesizedApp.Template(context))
            .ToDictionary(variable => variable.Key, variable => Deployed(variable.Value!));
        variables["AUDITOR_TOPIC_ARN"] = "arn:aws:sns:eu-west-1:111122223333:alerts";
        variables["AUDITOR_TABLE"] = "verdicts";
        variables["AWS_REGION"] = "eu-west-1";

        var settings = SettingsReader.Read(variables.GetValueOrDefault);

        Assert.Equal(
            "arn:aws:signer:us-east-1:444455556666:/signing-profiles/release",
            Assert.Single(settings.TrustedIdentities).ToString()
        );
        Assert.Equal("111122223333.dkr.ecr.eu-west-1.amazonaws.com", settings.Image?.Registry);
        Assert.Equal(TaskEvents.MaxReceives, settings.MaxReceives);
        Assert.Equal(
            context.Contains("stopLimit", StringComparison.Ordinal) ? 1000 : new StateOptions().StopLimit,
            settings.State.StopLimit
        );
        Assert.Equal(
            context.Contains("slack", StringComparison.Ordinal) || context.Contains("verdictEventBus", StringComparison.Ordinal)
                ? "default"
                : null,
            settings.EventBus
        );
        Assert.Equal(context.Contains("stopDryRun", StringComparison.Ordinal), settings.Stops.DryRun);
    }

    /// <summary>A value as CloudFormation hands it to the function.</summary>
    private static string Deployed(JsonNode value) =>
        value switch
        {
            JsonObject joined when joined["Fn::Join"] is JsonArray parts => string.Join(
                parts[0]!.ToString(),
                parts[1]!.AsArray().Select(part => Deployed(part!))
            ),
            JsonObject substituted when substituted["Fn::Sub"]?.ToString() is { } text =>
                text.Replace("${AWS::URLSuffix}", "amazonaws.com", StringComparison.Ordinal),
            JsonObject reference when reference["Ref"]?.ToString() == "AWS::Partition" => "aws",
            _ => value.ToString(),
        };

    private static JsonObject Variables(Template template) =>
        template.Single("AWS::Lambda::Function", "Audit/")["Environment"]!["Variables"]!.AsObject();
}
