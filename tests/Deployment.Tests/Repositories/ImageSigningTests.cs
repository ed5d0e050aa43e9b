using Deployment.Tests.Synthesis;

namespace Deployment.Tests.Repositories;

public sealed class ImageSigningTests
{
    private static readonly Template Full = SynthesizedApp.Template(Deployments.Full);

    [Fact]
    public void The_profile_signs_container_images_for_the_given_time()
    {
        var profile = Full.Single("AWS::Signer::SigningProfile");

        Assert.Equal("Notation-OCI-SHA384-ECDSA", profile["PlatformId"]!.ToString());
        Assert.Equal("release", profile["ProfileName"]!.ToString());
        Assert.Equal("""{"Type":"MONTHS","Value":12}""", profile["SignatureValidityPeriod"]!.ToJsonString());
    }

    [Fact]
    public void Signatures_are_valid_for_two_years_unless_told_otherwise() =>
        Assert.Equal(
            """{"Type":"MONTHS","Value":24}""",
            SynthesizedApp.Template().Single("AWS::Signer::SigningProfile")["SignatureValidityPeriod"]!.ToJsonString());

    [Fact]
    public void The_profile_outlives_the_stack_because_its_name_could_not_be_used_again() =>
        Assert.Equal("Retain", Full.Single("AWS::Signer::SigningProfile").Json["DeletionPolicy"]!.ToString());

    [Fact]
    public void ECR_signs_what_is_pushed_to_the_filtered_repositories()
    {
        var rule = Assert.Single(Full.Single("AWS::ECR::SigningConfiguration")["Rules"]!.AsArray())!;

        Assert.Contains(Full.Single("AWS::Signer::SigningProfile").Id, rule["SigningProfileArn"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("""[{"Filter":"prod/*","FilterType":"WILDCARD_MATCH"}]""", rule["RepositoryFilters"]!.ToJsonString());
    }

    [Fact]
    public void The_registry_s_signing_configuration_is_left_alone_unless_asked_for() =>
        Assert.Empty(SynthesizedApp.Template().OfType("AWS::ECR::SigningConfiguration"));

    [Fact]
    public void No_profile_is_created_where_only_profiles_of_elsewhere_are_trusted() =>
        Assert.Empty(SynthesizedApp.Template(Deployments.ForeignProfiles).OfType("AWS::Signer::SigningProfile"));
}
