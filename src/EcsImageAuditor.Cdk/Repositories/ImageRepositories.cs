using Amazon.CDK;
using Amazon.CDK.AWS.ECR;
using Constructs;
using EcsImageAuditor.Cdk.Configuration;

namespace EcsImageAuditor.Cdk.Repositories;

/// <summary>Repositories for images whose signatures last as long as the images.</summary>
internal sealed class ImageRepositories : Construct
{
    /// <summary>
    /// Where a client does not know the referrers API, an image's signatures are listed by the tag <c>sha256-…</c>, and each further
    /// signature moves that tag.
    /// https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#referrers-tag-schema
    /// </summary>
    private const string SignatureTags = "sha256-*";

    /// <summary>No name of a repository has a capital letter.</summary>
    private const string UnnamedId = "Images";

    public ImageRepositories(Construct scope, string id, RepositorySettings settings)
        : base(scope, id)
    {
        // In the id of a construct a slash becomes two hyphens, which a name may hold too.
        Named = [.. settings.Names.Select(name => Create(name.Replace("--", "~", StringComparison.Ordinal), name, settings.KeepImages))];
        Unnamed = settings.Unnamed ? Create(UnnamedId, null, settings.KeepImages) : null;
    }

    /// <summary>Those that the context names.</summary>
    public IReadOnlyList<IRepository> Named { get; }

    /// <summary>The one whose name CloudFormation makes, or null.</summary>
    public IRepository? Unnamed { get; }

    private Repository Create(string id, string? name, int keepImages)
    {
        var repository = new Repository(this, id, new RepositoryProps
        {
            ImageScanOnPush = true,
            Encryption = RepositoryEncryption.KMS,
            LifecycleRules = LifecycleRules(keepImages),
            RemovalPolicy = RemovalPolicy.RETAIN,
        });

        // The L2 construct refuses names with several hyphens in a row, which ECR takes.
        var resource = (CfnRepository)repository.Node.DefaultChild!;
        if (name is not null)
            resource.AddPropertyOverride("RepositoryName", name);

        // Without the exclusion, a second signature of an image could not be listed. The L2 construct knows no exclusions.
        resource.AddPropertyOverride("ImageTagMutability", "IMMUTABLE_WITH_EXCLUSION");
        resource.AddPropertyOverride("ImageTagMutabilityExclusionFilters", new[]
        {
            new Dictionary<string, object>
            {
                ["ImageTagMutabilityExclusionFilterType"] = "WILDCARD",
                ["ImageTagMutabilityExclusionFilterValue"] = SignatureTags,
            },
        });
        return repository;
    }

    /// <summary>
    /// An image that a rule's tags match is left alone by the rules behind it, so the first rule keeps signatures from the second. No
    /// rule takes untagged images: signatures found through the referrers API have no tag, and ECR itself removes them with their image.
    /// https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html#lp_evaluation_rules
    /// </summary>
    private static LifecycleRule[] LifecycleRules(int keepImages) =>
    [
        new()
        {
            RulePriority = 1,
            Description = "Keep the lists of signatures (for a hundred years)",
            TagStatus = TagStatus.TAGGED,
            TagPatternList = [SignatureTags],
            MaxImageAge = Duration.Days(36_500),
        },
        new()
        {
            RulePriority = 2,
            Description = $"Keep the newest {keepImages} tagged images",
            TagStatus = TagStatus.TAGGED,
            TagPatternList = ["*"],
            MaxImageCount = keepImages,
        },
    ];
}
