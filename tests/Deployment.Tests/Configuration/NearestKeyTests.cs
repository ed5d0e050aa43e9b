using EcsImageAuditor.Cdk.Configuration;

namespace Deployment.Tests.Configuration;

public sealed class NearestKeyTests
{
    [Theory]
    [InlineData("alertEmail", "alertEmails")]
    [InlineData("alertemails", "alertEmails")]
    [InlineData("alert-emails", "alertEmails")]
    [InlineData("alert_emails", "alertEmails")]
    [InlineData("AlertEmials", "alertEmails")]
    [InlineData("stopCluster", "stopClusters")]
    [InlineData("verfier", "verifier")]
    [InlineData("trustedIdentites", "trustedIdentities")]
    [InlineData("trustedIdentity", "trustedIdentities")]
    [InlineData("registeries", "registries")]
    [InlineData("repository", "repositories")]
    [InlineData("Mode", "mode")]
    [InlineData("modes", "mode")]
    [InlineData("mdoe", "mode")]
    [InlineData("swep", "sweep")]
    [InlineData("memoryMB", "memoryMb")]
    [InlineData("centralBus", null)]
    [InlineData("colour", null)]
    [InlineData("environment", null)]
    [InlineData("stage", null)]
    [InlineData("node", null)]
    [InlineData("date", null)]
    [InlineData("code", null)]
    [InlineData("region", null)]
    [InlineData("availability-zones", null)]
    [InlineData("example", null)]
    [InlineData("cli-telemetry", null)]
    [InlineData("acknowledged-issue-numbers", null)]
    [InlineData("@aws-cdk/aws-iam:minimizePolicies", null)]
    [InlineData("aws:cdk:enable-path-metadata", null)]
    [InlineData("aws-cdk:enableDiffNoFail", null)]
    [InlineData("availability-zones:account=1:region=x", null)]
    [InlineData("my-org/mode", null)]
    [InlineData("", null)]
    public void A_misspelt_key_is_told_from_another_app_s(string key, string? meant) => Assert.Equal(meant, NearestKey.Of(key));

    /// <summary>A slip in any key and place is found, and no slip makes one of our keys of another.</summary>
    [Fact]
    public void A_letter_that_is_missing_doubled_or_out_of_place_is_found_in_every_key()
    {
        foreach (var key in ContextKeys.All)
        {
            for (var place = 0; place < key.Length - 1; place++)
            {
                Assert.Equal(key, Found(key.Remove(place, 1)));
                Assert.Equal(key, Found(key.Insert(place, key[place..(place + 1)])));
                Assert.Equal(key, Found($"{key[..place]}{key[place + 1]}{key[place]}{key[(place + 2)..]}"));
            }
        }

        static string? Found(string typed) => ContextKeys.All.Contains(typed) ? typed : NearestKey.Of(typed);
    }
}
