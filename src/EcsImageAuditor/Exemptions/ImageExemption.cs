using System.Text.RegularExpressions;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.Registries;
using ImageSignatures.Oci;

namespace EcsImageAuditor.Exemptions;

/// <summary>Excuses images of some repositories of a registry.</summary>
/// <param name="registry">A host, an AWS account or a domain, without repositories.</param>
/// <param name="repository">Repositories; the first segment is literal, and behind it <c>*</c> stands for any characters.</param>
public sealed class ImageExemption(RegistryPattern registry, string repository) : Exemption
{
    private const string EverythingBelow = "/*";

    private readonly Regex _repository = Wildcards.Of(repository);

    public override string? Width =>
        registry.ToString().Contains(Wildcards.Any, StringComparison.Ordinal)
            ? $"covers {repository} on every host of a domain, also on hosts that are added later: name the host."
        : repository.EndsWith(EverythingBelow, StringComparison.Ordinal) && Cluster is null
            ? $"covers every image that is ever pushed below {repository[..^1]}, in every cluster: name the repositories or a cluster."
        : null;

    protected override string Subject => $"{registry}/{repository}";

    /// <summary>True when the rule is about the image, expired or not.</summary>
    public bool Covers(ImageReference image, EcsTask task) =>
        registry.Covers(image) && _repository.IsMatch(image.Repository) && HoldsFor(task);
}
