using System.Net;
using System.Text.RegularExpressions;
using ImageSignatures.Network;
using ImageSignatures.Oci;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Registries;

/// <summary>
/// The registries that images may come from. Whoever starts a task chooses the registry, and with it what is asked and what it answers;
/// so an image of another registry is refused by its name, before anything is asked.
/// </summary>
public sealed partial class AllowedRegistries
{
    private const string Remedy =
        "list it in AUDITOR_REGISTRIES (in the CDK app: the context key \"registries\") if images may come from there, "
        + "or find out who runs this one";

    private const int Https = 443;

    private readonly IReadOnlyList<RegistryPattern>? _patterns;

    private AllowedRegistries(IReadOnlyList<RegistryPattern>? patterns) => _patterns = patterns;

    /// <summary>Every registry, also one on this machine: a person chose it.</summary>
    public static AllowedRegistries Anywhere { get; } = new(null);

    /// <summary>Every registry, but for one that only its own machine or network knows by that name.</summary>
    public static AllowedRegistries Unrestricted { get; } = new(null);

    /// <summary>False where no list is given.</summary>
    public bool IsRestricted => _patterns is not null;

    /// <summary>
    /// The same list; without one every registry, that of this machine too. For a command that a person runs on a machine of their own: there
    /// nobody else chooses what is asked.
    /// </summary>
    public AllowedRegistries ForAPerson => IsRestricted ? this : Anywhere;

    public static AllowedRegistries Of(IReadOnlyList<RegistryPattern> patterns) => new(patterns);

    /// <returns>Why an image of this name is refused, or null where it may be judged.</returns>
    public Reason? Refuse(ImageReference reference)
    {
        if (_patterns is not null)
            return _patterns.Any(pattern => pattern.Covers(reference))
                ? null
                : Refused($"{reference.Scope} is not of an allowed registry, so its signatures were not looked for: {Remedy}.");
        if (AwsPartition.OfHost(reference.Registry) is { IsIsolated: true } isolated)
            return Refused(
                $"{reference.Registry} is in AWS's isolated partition {isolated.Id}, which is not supported: copy the image to a registry that is.");
        return this != Anywhere && IsLocal(reference.Registry)
            ? Refused($"{reference.Registry} is a registry of the machine or network that the task runs in, which is not asked: {Remedy}.")
            : null;
    }

    /// <summary>A reference that cannot be read names no registry that is allowed.</summary>
    /// <param name="mistake">What is wrong with the reference, a sentence that is safe to print.</param>
    /// <returns>Why it is refused, or null where no list is given.</returns>
    public Reason? RefuseUnreadable(string mistake) =>
        IsRestricted ? Refused($"{mistake} So it is not of an allowed registry: correct the task definition.") : null;

    /// <summary>
    /// True where somebody who answers for the auditor chose the host: it is on the list, or a host of ECR. What such a registry does
    /// not answer, whoever started the task has not brought about by choosing it.
    /// </summary>
    public bool Vouches(ImageReference reference) =>
        _patterns?.Any(pattern => pattern.Covers(reference)) ?? (this == Anywhere || EcrRegistry.TryParse(reference.Registry, out _));

    /// <summary>
    /// True where a host may have an address that not everybody can reach: one that the list names literally, one of ECR, which has
    /// VPC endpoints, and one of S3, where ECR keeps layers and which has them too. Nobody else can give those names an address.
    /// </summary>
    /// <param name="host">Host of a URL.</param>
    /// <param name="port">Its port.</param>
    public bool MayBePrivate(string host, int port)
    {
        if (this == Anywhere || _patterns?.Any(pattern => pattern.IsHost(host, port)) == true)
            return true;
        if (port != Https)
            return false;

        return EcrRegistry.TryParse(host, out var ecr)
            ? _patterns is null || _patterns.Any(pattern => pattern.Covers(ecr))
            : IsS3(host);
    }

    /// <summary>True for <c>localhost</c> and for an address that is not public, in any spelling that a URL takes.</summary>
    private static bool IsLocal(string registry)
    {
        if (!Uri.TryCreate($"https://{registry}/", UriKind.Absolute, out var uri))
            return true;
        return uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6
            ? !PublicAddresses.Contain(IPAddress.Parse(uri.IdnHost))
            : uri.IdnHost == "localhost" || uri.IdnHost.EndsWith(".localhost", StringComparison.Ordinal);
    }

    private static Reason Refused(string message) => new(ReasonCode.RegistryNotAllowed, message);

    private static bool IsS3(string host) =>
        S3().Match(host) is { Success: true } match
        && AwsPartition.OfRegion(match.Groups["region"].Value)?.DnsSuffix == match.Groups["suffix"].Value;

    // https://docs.aws.amazon.com/general/latest/gr/s3.html
    [GeneratedRegex(@"\A[a-z0-9.-]+\.s3[.-](?:dualstack\.)?(?<region>[a-z]+(?:-[a-z]+)+-[0-9])\.(?<suffix>[a-z0-9.-]+)\z")]
    private static partial Regex S3();
}
