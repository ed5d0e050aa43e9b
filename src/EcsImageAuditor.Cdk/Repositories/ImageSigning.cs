using Amazon.CDK;
using Amazon.CDK.AWS.Signer;
using Constructs;
using EcsImageAuditor.Cdk.Configuration;

namespace EcsImageAuditor.Cdk.Repositories;

/// <summary>The signing profile whose signatures the auditor trusts, and ECR managed signing with it.</summary>
internal sealed class ImageSigning : Construct
{
    public ImageSigning(Construct scope, string id, SigningSettings settings)
        : base(scope, id)
    {
        var profile = new CfnSigningProfile(
            this,
            "Profile",
            new CfnSigningProfileProps
            {
                PlatformId = "Notation-OCI-SHA384-ECDSA",
                ProfileName = settings.ProfileName,
                SignatureValidityPeriod = new CfnSigningProfile.SignatureValidityPeriodProperty
                {
                    Type = "MONTHS",
                    Value = settings.ValidityMonths,
                },
            }
        );

        // Deleting a profile cancels it, and the name of a canceled profile cannot be used again as long as AWS Signer keeps the profile: its
        // validity and six months. https://docs.aws.amazon.com/signer/latest/developerguide/retention.html
        profile.ApplyRemovalPolicy(RemovalPolicy.RETAIN);
        ProfileArn = profile.AttrArn;

        if (settings.ManagedSigning.Count > 0)
            SignOnPush(settings.ManagedSigning);
    }

    public string ProfileArn { get; }

    /// <summary>A registry has one signing configuration. CDK 2.160 has no construct for it.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonECR/latest/userguide/managed-signing.html</remarks>
    private void SignOnPush(IReadOnlyList<string> filters)
    {
        _ = new CfnResource(this, "ManagedSigning", new CfnResourceProps
        {
            Type = "AWS::ECR::SigningConfiguration",
            Properties = new Dictionary<string, object>
            {
                ["Rules"] = new[]
                {
                    new Dictionary<string, object>
                    {
                        ["SigningProfileArn"] = ProfileArn,
                        ["RepositoryFilters"] = filters
                            .Select(filter => new Dictionary<string, object> { ["Filter"] = filter, ["FilterType"] = "WILDCARD_MATCH" })
                            .ToArray(),
                    },
                },
            },
        });
    }
}
