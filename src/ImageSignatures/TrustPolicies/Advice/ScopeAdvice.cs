using ImageSignatures.Oci;
using ImageSignatures.Signatures;
using ImageSignatures.TrustPolicies.Reading;

namespace ImageSignatures.TrustPolicies.Advice;

/// <summary>Warns of scopes that no image's name can equal.</summary>
internal static class ScopeAdvice
{
    private const string PublicGallery = "public.ecr.aws";

    public static void Give(StatementDraft statement, PolicyMistakes mistakes)
    {
        var unmatched = 0;
        foreach (var scope in statement.RegistryScopes)
        {
            if (WhyNeverMatched(scope.Value) is not { } why)
                continue;

            unmatched++;
            mistakes.Warning(scope.Place, $"No image ever has the scope {Excerpt.Quote(scope.Value)}: {why}.");
        }

        if (!statement.HasErrors && unmatched == statement.RegistryScopes.Count)
        {
            mistakes.Warning(
                statement.Place,
                "The statement never applies, because none of its scopes matches an image: mend the scopes, or remove it.");
        }
    }

    private static string? WhyNeverMatched(string scope)
    {
        if (scope == TrustPolicyStatement.AnyScope)
            return null;
        if (!ImageReference.TryParse(scope, out var image, out var error))
            return $"{char.ToLowerInvariant(error[0])}{error[1..].TrimEnd('.')}, so mend it";
        if (image.Scope != scope)
            return $"the full name of that repository is {Excerpt.Quote(image.Scope)}, so write this";

        return WhyNoAwsHost(image);
    }

    private static string? WhyNoAwsHost(ImageReference image)
    {
        var host = image.Registry;
        if (host == PublicGallery)
            return image.Repository.Contains('/', StringComparison.Ordinal) ? null : $"write {PublicGallery}/ALIAS/REPOSITORY";

        var looksLikeEcr = host.Contains("ecr", StringComparison.Ordinal)
            && (host.Contains("amazonaws", StringComparison.Ordinal) || AwsPartition.OfHost(host) is not null);
        return looksLikeEcr && !EcrRegistry.TryParse(host, out _)
            ? "its host is not one of Amazon ECR's, so write ACCOUNT.dkr.ecr.REGION.amazonaws.com, with twelve digits"
            : null;
    }
}
