using System.Text.RegularExpressions;

namespace EcsImageAuditor.Cdk.Configuration;

/// <summary>The ECR repositories that the stack creates.</summary>
internal sealed partial record RepositorySettings
{
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Whether there is one repository whose name CloudFormation makes: where the context does not have the key.</summary>
    public required bool Unnamed { get; init; }

    /// <summary>How many tagged images a repository keeps.</summary>
    public required int KeepImages { get; init; }

    /// <summary>Here an empty value is not the same as none: it takes the default repository away.</summary>
    internal static RepositorySettings Read(ContextReader context)
    {
        var names = context.List(
            ContextKeys.Repositories,
            IsName,
            "the name of an ECR repository (2 to 256 lower-case letters, digits, and . _ - / between them)"
        );
        return new RepositorySettings
        {
            Names = names,
            Unnamed = names.Count == 0 && !context.IsEmpty(ContextKeys.Repositories),
            KeepImages = context.Number(ContextKeys.KeepImages, 500, 1, 100_000),
        };
    }

    private static bool IsName(string name) => name.Length is >= 2 and <= 256 && Name().IsMatch(name);

    // https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html
    [GeneratedRegex(@"^([a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*/)*[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*$")]
    private static partial Regex Name();
}
