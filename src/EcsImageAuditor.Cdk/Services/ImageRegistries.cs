using EcsImageAuditor.Registries;
using ImageSignatures.Oci;

namespace EcsImageAuditor.Cdk.Services;

/// <summary>Whether images come from registries that are allowed.</summary>
/// <param name="account">The account of the stack, whose own ECR registries are always allowed.</param>
/// <param name="isAccountKnown">False where <paramref name="account"/> only stands for an account that is not known yet.</param>
/// <param name="registries">What is allowed besides, as <c>AUDITOR_REGISTRIES</c> lists it.</param>
internal sealed class ImageRegistries(string account, bool isAccountKnown, IEnumerable<string> registries)
{
    private readonly IReadOnlyList<RegistryPattern> _patterns =
        [.. registries.Prepend(account).Select(entry => RegistryPattern.TryParse(entry, out var pattern, out _) ? pattern : null).OfType<RegistryPattern>()];

    /// <param name="image">As a task definition names it.</param>
    public RegistryAnswer Ask(string image)
    {
        if (!ImageReference.TryParse(image, out var reference, out var mistake))
            return new RegistryAnswer.Refused(mistake);
        if (_patterns.Any(pattern => pattern.Covers(reference)))
            return new RegistryAnswer.Allowed();
        if (reference.Scope.Contains(TaskImages.Unknown, StringComparison.Ordinal))
            return new RegistryAnswer.Unknown("its registry or repository is known only when the stack is deployed");
        return !isAccountKnown && EcrRegistry.TryParse(reference.Registry, out var ecr)
            ? new RegistryAnswer.Unknown($"whether {ecr.Account} is the stack's own account is known only when the stack is deployed")
            : new RegistryAnswer.Refused($"{reference.Scope} is not of an allowed registry");
    }
}
