using Deployment.Tests.Synthesis;
using EcsImageAuditor.Cdk.Configuration;

namespace Deployment.Tests.Configuration;

public sealed class ContextTests
{
    private static readonly Target Commercial = new("111122223333", "eu-west-1");

    [Theory]
    [InlineData("""{ "stopCluster": "prod" }""", "stopCluster", "is unknown; write \"stopClusters\" if that is meant")]
    [InlineData("""{ "mode": "block" }""", "mode", "\"block\" is not one of: audit, stop.")]
    [InlineData("""{ "mode": "stop" }""", "stopClusters", "is empty while \"mode\" is stop")]
    [InlineData("""{ "stopClusters": "prod" }""", "stopClusters", "has no effect unless \"mode\" is stop")]
    [InlineData("""{ "stopDryRun": true }""", "stopDryRun", "has no effect unless \"mode\" is stop")]
    [InlineData(
        """{ "mode": "stop", "stopClusters": "prod-*" }""",
        "stopClusters",
        "\"prod-*\" is not the name or the ARN of an ECS cluster"
    )]
    [InlineData(
        """{ "mode": "stop", "stopClusters": "arn:aws:ecs:eu-west-2:111122223333:cluster/prod" }""",
        "stopClusters",
        "\"arn:aws:ecs:eu-west-2:111122223333:cluster/prod\" is not in the account and region"
    )]
    [InlineData(
        """{ "mode": "stop", "stopClusters": "arn:aws:ecs:eu-west-1:444455556666:cluster/prod" }""",
        "stopClusters",
        "is not in the account and region"
    )]
    [InlineData("""{ "stopDryRun": "yes", "mode": "stop", "stopClusters": "prod" }""", "stopDryRun", "\"yes\" is neither true nor false")]
    [InlineData("""{ "stopLimit": 3 }""", "stopLimit", "has no effect unless \"mode\" is stop")]
    [InlineData(
        """{ "mode": "stop", "stopClusters": "prod", "stopLimit": 1001 }""",
        "stopLimit",
        "\"1001\" is not a whole number from 1 to 1000"
    )]
    [InlineData("""{ "pagerDutySecretArn": "R0UT1NGK3Y" }""", "pagerDutySecretArn", "is not the ARN of a secret in Secrets Manager")]
    [InlineData(
        """{ "pagerDutySecretArn": "arn:aws:secretsmanager:us-east-1:111122223333:secret:pagerduty-AbCd12" }""",
        "pagerDutySecretArn",
        "is not in eu-west-1"
    )]
    [InlineData("""{ "pagerDutyRegion": "eu" }""", "pagerDutyRegion", "has no effect without \"pagerDutySecretArn\"")]
    [InlineData(
        """{ "pagerDutyRegion": "asia", "pagerDutySecretArn": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:pagerduty-AbCd12" }""",
        "pagerDutyRegion",
        "\"asia\" is not one of: us, eu."
    )]
    [InlineData(
        """{ "slackWebhookSecretArn": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:slack" }""",
        "slackWebhookSecretArn",
        "is not the ARN of a secret in Secrets Manager"
    )]
    [InlineData("""{ "trustedIdentities": "*" }""", "trustedIdentities", "The trusted identity \"*\" would trust")]
    [InlineData(
        """{ "trustedIdentities": ["x509.subject: CN=AWS Signer"] }""",
        "trustedIdentities",
        "The trusted identity \"x509.subject: CN=AWS Signer\" would trust any AWS customer"
    )]
    [InlineData(
        """{ "trustedIdentities": "arn:aws:signer:eu-west-1:111122223333:signing-profiles/release" }""",
        "trustedIdentities",
        "needs \"/signing-profiles/\", with both slashes"
    )]
    [InlineData(
        """{ "trustedIdentities": "arn:aws-us-gov:signer:us-gov-west-1:111122223333:/signing-profiles/release" }""",
        "trustedIdentities",
        "is of the partition aws-us-gov, but the stack goes to aws"
    )]
    [InlineData("""{ "createSigningProfile": false }""", "trustedIdentities", "is empty while \"createSigningProfile\" is false")]
    [InlineData(
        """{ "createSigningProfile": false, "managedSigning": "prod/*", "trustedIdentities": "arn:aws:signer:us-east-1:444455556666:/signing-profiles/release" }""",
        "managedSigning",
        "has no effect while \"createSigningProfile\" is false"
    )]
    [InlineData("""{ "signingProfileName": "release-profile" }""", "signingProfileName", "\"release-profile\" is not a profile name")]
    [InlineData("""{ "signatureValidityMonths": 136 }""", "signatureValidityMonths", "\"136\" is not a whole number from 1 to 135")]
    [InlineData("""{ "managedSigning": "Prod/*" }""", "managedSigning", "\"Prod/*\" is not a repository filter")]
    [InlineData("""{ "trustPolicy": "image" }""", "trustPolicy", "is \"image\", but infra/image/notation/trustpolicy.json does not exist")]
    [InlineData("""{ "verifier": "cosign" }""", "verifier", "\"cosign\" is not one of: notation, builtin, both.")]
    [InlineData(
        """{ "exemptions": "exempt.json" }""",
        "exemptions",
        "\"exempt.json\" is not a JSON list of exemptions, or the name of a file below infra/image/"
    )]
    [InlineData("""{ "exemptions": "../cdk.json" }""", "exemptions", "\"../cdk.json\" is not")]
    [InlineData("""{ "exemptions": "[{" }""", "exemptions", "is not a JSON list of exemptions")]
    [InlineData(
        """{ "exemptions": [{ "registry": "ghcr.io", "repository": "a/*", "reason": "Unsigned." }] }""",
        "exemptions",
        "Exemption 1 has no expires"
    )]
    [InlineData("""{ "verdictTtl": "1h" }""", "verdictTtl", "\"1h\" is not a time such as 01:00:00")]
    [InlineData("""{ "verdictTtl": "60.00:00:00" }""", "verdictTtl", "30 days at most")]
    [InlineData("""{ "alertWindow": "00:00:00" }""", "alertWindow", "\"00:00:00\" is not a time")]
    [InlineData("""{ "alertEmails": "security@example" }""", "alertEmails", "\"security@example\" is not an e-mail address")]
    [InlineData("""{ "alertEmails": ["Security <security@example.com>"] }""", "alertEmails", "is not an e-mail address")]
    [InlineData("""{ "alertEmails": ["a@example.com", "a@example.com"] }""", "alertEmails", "\"a@example.com\" is listed twice")]
    [InlineData("""{ "alertEmails": 7 }""", "alertEmails", "holds 7; write a list of text")]
    [InlineData("""{ "slackChannelId": "C0123ABCD" }""", "slackWorkspaceId", "is missing")]
    [InlineData("""{ "slackWorkspaceId": "T0123ABCD" }""", "slackChannelId", "is missing")]
    [InlineData(
        """{ "slackWorkspaceId": "T0123ABCD", "slackChannelId": "#security" }""",
        "slackChannelId",
        "\"#security\" is not the id of a Slack channel"
    )]
    [InlineData("""{ "repositories": ["Prod/Web"] }""", "repositories", "\"Prod/Web\" is not the name of an ECR repository")]
    [InlineData("""{ "keepImages": 0 }""", "keepImages", "\"0\" is not a whole number from 1 to 100000")]
    [InlineData("""{ "sweep": false, "sweepHours": 2 }""", "sweepHours", "has no effect while \"sweep\" is false")]
    [InlineData("""{ "sweep": true, "sweepHours": 25 }""", "sweepHours", "\"25\" is not a whole number from 1 to 24")]
    [InlineData("""{ "gateInconclusive": "allow" }""", "gateInconclusive", "has no effect unless \"gate\" is true")]
    [InlineData("""{ "gate": true, "gateInconclusive": "maybe" }""", "gateInconclusive", "\"maybe\" is not one of: allow, block, wait")]
    [InlineData("""{ "architecture": "arm" }""", "architecture", "\"arm\" is not one of: arm64, x86_64")]
    [InlineData("""{ "maxConcurrency": 1 }""", "maxConcurrency", "\"1\" is not a whole number from 2 to 1000")]
    [InlineData("""{ "redriveRoles": ["night"] }""", "redriveRoles", "the ARN of an IAM role with its path")]
    [InlineData("""{ "logRetentionDays": 91 }""", "logRetentionDays", "\"91\" is not one of: 90, 1,")]
    [InlineData(
        """{ "imageBuildArgs": { "SDK": "x" } }""",
        "imageBuildArgs",
        "\"SDK\" is not a build argument of lambda.Dockerfile; they are: SDK_IMAGE"
    )]
    [InlineData("""{ "imageBuildArgs": ["SDK_IMAGE"] }""", "imageBuildArgs", "is not an object")]
    [InlineData("""{ "subnetIds": "subnet-0123456789abcdef0" }""", "vpcId", "is missing; \"subnetIds\" needs the VPC")]
    [InlineData("""{ "subnetIds": "private", "vpcId": "vpc-01234567" }""", "subnetIds", "\"private\" is not the id of a subnet")]
    [InlineData("""{ "vpcId": "vpc-01234567" }""", "vpcId", "has no effect without \"subnetIds\"")]
    [InlineData("""{ "securityGroupIds": "sg-01234567" }""", "securityGroupIds", "has no effect without \"subnetIds\"")]
    [InlineData(
        """{ "subnetIds": "subnet-01234567", "vpcId": "vpc-01234567", "securityGroupIds": "sg-01234567" }""",
        "vpcId",
        "has no effect with \"securityGroupIds\"")]
    [InlineData("""{ "kmsKeyArn": "alias/platform" }""", "kmsKeyArn", "\"alias/platform\" is not the ARN of a KMS key")]
    [InlineData(
        """{ "kmsKeyArn": "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab" }""", "kmsKeyArn", "is not in eu-west-1")]
    [InlineData("""{ "permissionsBoundary": "boundary" }""", "permissionsBoundary", "\"boundary\" is not the ARN of a managed policy")]
    [InlineData(
        """{ "permissionsBoundary": "arn:aws:iam::444455556666:policy/boundary" }""", "permissionsBoundary", "is not of the account 111122223333")]
    [InlineData("""{ "tags": { "aws:team": "x" } }""", "tags", "\"aws:team\" begins with aws:, which AWS keeps for itself")]
    [InlineData("""{ "tags": { "team": 7 } }""", "tags", "the value of \"team\" is not text")]
    [InlineData("""{ "tags": ["team"] }""", "tags", "is not an object of tags")]
    [InlineData("""{ "tracing": "maybe" }""", "tracing", "\"maybe\" is neither true nor false")]
    [InlineData("""{ "organizationId": "acme" }""", "organizationId", "\"acme\" is not the id of an AWS organization")]
    [InlineData("""{ "centralBusArn": "ecs-image-auditor" }""", "centralBusArn", "\"ecs-image-auditor\" is not the ARN of an event bus")]
    [InlineData(
        """{ "centralBusArn": "arn:aws:events:eu-west-1:444455556666:event-bus/x", "mode": "audit" }""",
        "mode",
        "has no effect with \"centralBusArn\""
    )]
    public void A_mistake_is_refused_with_the_name_of_its_key(string context, string key, string message)
    {
        var mistake = Assert.Single(Assert.Throws<ContextException>(() => Read(context)).Mistakes);

        Assert.StartsWith($"Context key \"{key}\": ", mistake, StringComparison.Ordinal);
        Assert.Contains(message, mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_in_the_place_of_its_ARN_is_not_repeated()
    {
        const string url = "https://hooks.slack.com/services/T000/B000/XXXX";

        var exception = Assert.Throws<ContextException>(() => Read($$"""{ "slackWebhookSecretArn": "{{url}}" }"""));

        Assert.DoesNotContain(url, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        var exception = Assert.Throws<ContextException>(() => Read("""{ "mode": "block", "verifier": "cosign", "alertEmail": "a@example.com" }"""));

        Assert.Equal(3, exception.Mistakes.Count);
        Assert.Equal(exception.Mistakes, exception.Message.Split('\n'));
    }

    [Fact]
    public void Values_of_the_command_line_are_text_and_mean_the_same_as_values_of_cdk_json()
    {
        var json = Read(
            """{ "mode": "stop", "stopClusters": ["prod", "dev"], "stopDryRun": true, "memoryMb": 512, "exemptions": [{ "registry": "ghcr.io", "repository": "a/*", "reason": "Unsigned.", "expires": "2030-01-01" }], "imageBuildArgs": { "SDK_IMAGE": "mirror/sdk" } }"""
        );
        var text = Read(
            """{ "mode": "stop", "stopClusters": "prod,dev", "stopDryRun": "true", "memoryMb": "512", "exemptions": "[ { \"registry\": \"ghcr.io\", \"repository\": \"a/*\", \"reason\": \"Unsigned.\", \"expires\": \"2030-01-01\" } ]", "imageBuildArgs": "{ \"SDK_IMAGE\": \"mirror/sdk\" }" }"""
        );

        Assert.Equal(json.Stops.Clusters, text.Stops.Clusters);
        Assert.Equal((true, true), (json.Stops.DryRun, text.Stops.DryRun));
        Assert.Equal((512, 512), (json.Function.MemoryMb, text.Function.MemoryMb));
        Assert.Equal("""[{"registry":"ghcr.io","repository":"a/*","reason":"Unsigned.","expires":"2030-01-01"}]""", json.Trust.Exemptions);
        Assert.Equal(json.Trust.Exemptions, text.Trust.Exemptions);
        Assert.Equal(json.Function.ImageBuildArgs, text.Function.ImageBuildArgs);
    }

    [Fact]
    public void An_empty_value_takes_a_key_back() =>
        Assert.Equal(Read("{}").Stops.Clusters, Read("""{ "mode": "", "stopClusters": "", "organizationId": null }""").Stops.Clusters);

    [Fact]
    public void Keys_of_the_CDK_itself_are_left_alone() =>
        Assert.NotNull(
            Read(
                """{ "@aws-cdk/aws-iam:minimizePolicies": true, "aws:cdk:enable-path-metadata": true, "availability-zones:account=1:region=x": [], "cli-telemetry": false }"""
            )
        );

    [Fact]
    public void The_context_is_the_one_that_the_cdk_command_hands_over()
    {
        var context = CdkContext.Read(name => name == "CDK_CONTEXT_JSON" ? """{ "sample": "true" }""" : null);

        Assert.True(DeploymentSettings.Read(context, Commercial, ComponentCatalog.RepositoryRoot).Sample);
        Assert.Empty(CdkContext.Read(_ => null));
    }

    [Theory]
    [InlineData("cn-north-1", "trust another signer by a policy in the image (\"trustPolicy\": \"image\")")]
    [InlineData("il-central-1", "list profiles of another region in \"trustedIdentities\"")]
    public void A_region_without_container_signing_is_refused_with_the_way_out(string region, string wayOut)
    {
        var exception = Assert.Throws<ContextException>(() => Read("{}", new Target(null, region)));

        Assert.Equal(
            $"Context key \"createSigningProfile\": AWS Signer signs no container images in {region}; set it to false and {wayOut}.",
            Assert.Single(exception.Mistakes));
    }

    [Theory]
    [InlineData("us-iso-east-1", "us-iso-east-1 is in AWS's isolated partition aws-iso,")]
    [InlineData("eu-isoe-west-1", "eu-isoe-west-1 is in AWS's isolated partition aws-iso-e,")]
    [InlineData("moon-1", "\"moon-1\" is not the name of an AWS region: set AWS_REGION to one such as eu-central-1.")]
    public void A_region_that_is_not_supported_is_refused_with_the_reason(string region, string reason)
    {
        var exception = Assert.Throws<ContextException>(() => Read("""{ "createSigningProfile": false }""", new Target(null, region)));

        Assert.StartsWith(reason, exception.Mistakes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_European_Sovereign_Cloud_needs_the_root_of_its_AWS_Signer_in_the_image()
    {
        var target = new Target("111122223333", "eusc-de-east-1");
        using var folder = new TemporaryFolder();
        var store = Path.Combine(folder.FullName, "infra/image/notation/truststore/x509/signingAuthority/aws-eusc-signer-ts");
        Directory.CreateDirectory(store);
        File.Copy(Path.Combine(ComponentCatalog.RepositoryRoot, "lambda.Dockerfile"), Path.Combine(folder.FullName, "lambda.Dockerfile"));

        var exception = Assert.Throws<ContextException>(() => DeploymentSettings.Read(CdkContext.Parse("{}"), target, folder.FullName));
        File.WriteAllText(Path.Combine(store, "root.crt"), "");

        Assert.Equal(
            "Context key \"trustPolicy\": AWS's installer does not bring AWS Signer's root certificate of the partition aws-eusc; put it into "
            + "infra/image/notation/truststore/x509/signingAuthority/aws-eusc-signer-ts/.",
            Assert.Single(exception.Mistakes));
        Assert.Equal("aws-eusc", DeploymentSettings.Read(CdkContext.Parse("{}"), target, folder.FullName).Target.Partition);
    }

    [Fact]
    public void A_region_without_container_signing_can_trust_profiles_of_another_region() =>
        Assert.False(Read(Deployments.ForeignProfiles, new Target(null, "il-central-1")).Signing.CreateProfile);

    [Fact]
    public void Identities_of_GovCloud_are_trusted_in_GovCloud_only()
    {
        const string context = """{ "trustedIdentities": "arn:aws-us-gov:signer:us-gov-east-1:111122223333:/signing-profiles/release" }""";

        Assert.Equal("aws-us-gov", Assert.Single(Read(context, Deployments.GovCloud).Trust.Identities).Partition);
        Assert.Throws<ContextException>(() => Read(context));
    }

    [Fact]
    public void Exemptions_that_do_not_fit_into_the_environment_are_refused_with_the_way_out()
    {
        var rules = string.Join(
            ',',
            Enumerable.Repeat("""{ "registry": "public.ecr.aws", "repository": "a/b", "reason": "vendor", "expires": "2027-01-01" }""", 40)
        );

        var exception = Assert.Throws<ContextException>(() => Read($$"""{ "exemptions": [{{rules}}] }"""));

        Assert.Contains("put the exemptions into a file below infra/image/ and name the file", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_the_repository_s_root_the_mistake_is_the_folder()
    {
        using var elsewhere = new TemporaryFolder();

        var exception = Assert.Throws<ContextException>(() =>
            DeploymentSettings.Read(CdkContext.Parse("{}"), Commercial, elsewhere.FullName)
        );

        Assert.Contains("run cdk in the root of the repository", exception.Message, StringComparison.Ordinal);
    }

    private static DeploymentSettings Read(string context, Target? target = null) =>
        DeploymentSettings.Read(CdkContext.Parse(context), target ?? Commercial, ComponentCatalog.RepositoryRoot);
}
