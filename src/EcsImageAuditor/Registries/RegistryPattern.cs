using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using ImageSignatures.Oci;
using ImageSignatures.Text;

namespace EcsImageAuditor.Registries;

/// <summary>
/// One entry of a list of registries: a host (<c>public.ecr.aws</c>, <c>registry.example.com:5000</c>), every host of a domain
/// (<c>*.example.com</c>) or an AWS account (<c>123456789012</c>: its ECR registries in every region and under every host name), each
/// with the first segments of its repositories where not all are meant (<c>public.ecr.aws/aws-observability</c>).
/// </summary>
public sealed partial record RegistryPattern
{
    private const string AnyHostOf = "*.";
    private const string SomeRepository = "x";
    private const int Https = 443;

    /// <summary>Domains of AWS: everybody who has an account has hosts of them.</summary>
    private static readonly string[] Shared =
        [.. AwsPartition.All.SelectMany(partition => partition.Suffixes).Distinct()];

    private readonly string _place;
    private readonly string? _path;

    private RegistryPattern(string place, string? path) => (_place, _path) = (place, path);

    private bool IsAccount => Account().IsMatch(_place);

    private bool IsDomain => _place.StartsWith(AnyHostOf, StringComparison.Ordinal);

    /// <summary>As a connection names it: an IPv6 address without its brackets.</summary>
    private string Address => _place.Replace("[", string.Empty, StringComparison.Ordinal).Replace("]", string.Empty, StringComparison.Ordinal);

    /// <param name="text">An entry; anything at all.</param>
    /// <param name="pattern">The entry, or null.</param>
    /// <param name="mistake">What is wrong with it and what to write, a sentence that is safe to print; null where it is good.</param>
    public static bool TryParse(
        string? text, [NotNullWhen(true)] out RegistryPattern? pattern, [NotNullWhen(false)] out string? mistake)
    {
        var given = text?.Trim() ?? string.Empty;
        var slash = given.IndexOf('/', StringComparison.Ordinal);
        var place = slash < 0 ? given : given[..slash];
        var path = slash < 0 ? null : given[(slash + 1)..];
        pattern = null;
        mistake = MistakeIn(place) ?? MistakeIn(given, path);
        if (mistake is null)
            pattern = new RegistryPattern(CanonicalHost(place), path);
        return pattern is not null;
    }

    /// <summary>True where the image belongs to the registry, and to its repositories where the entry names some.</summary>
    public bool Covers(ImageReference reference) =>
        CoversHost(reference.Registry)
        && (
            _path is null
            || reference.Repository == _path
            || reference.Repository.StartsWith($"{_path}/", StringComparison.Ordinal)
        );

    /// <summary>True where the entry is this very host; with its port, unless that is the one of HTTPS.</summary>
    public bool IsHost(string host, int port) =>
        !IsDomain && !IsAccount && (Address == $"{host}:{port}" || (port == Https && Address == host));

    /// <summary>True where the entry stands for the ECR registry.</summary>
    public bool Covers(EcrRegistry registry) => _place == registry.Account;

    public override string ToString() => _path is null ? _place : $"{_place}/{_path}";

    private bool CoversHost(string host) =>
        IsAccount ? EcrRegistry.TryParse(host, out var ecr) && Covers(ecr)
        : IsDomain ? host.EndsWith(_place[1..], StringComparison.Ordinal)
        : host == _place;

    private static string? MistakeIn(string place)
    {
        if (Account().IsMatch(place))
            return null;
        if (!place.StartsWith(AnyHostOf, StringComparison.Ordinal))
            return CanonicalHost(place) is { Length: > 0 } ? null : $"\"{Printable.Clean(place)}\" is not the host of a registry.";

        var domain = place[AnyHostOf.Length..];
        if (!domain.Contains('.', StringComparison.Ordinal) || CanonicalHost(domain).Length == 0)
            return $"\"{Printable.Clean(place)}\" is not *. with a domain of two labels or more, such as *.example.com.";
        return Shared.Any(shared => domain == shared || domain.EndsWith($".{shared}", StringComparison.OrdinalIgnoreCase))
            ? $"\"{Printable.Clean(place)}\" would cover the registries of every AWS account: list the 12 digits of each account that is meant."
            : null;
    }

    private static string? MistakeIn(string given, string? path) =>
        path is null
        || (ImageReference.TryParse($"host.example/{path}/{SomeRepository}", out var known, out _) && known is { Tag: null, Digest: null })
            ? null
            : $"\"{Printable.Clean(given)}\" does not name repositories by whole segments after its host, such as public.ecr.aws/aws-observability.";

    /// <summary>As image references spell it, a leading <c>*.</c> included; empty where it is not a host.</summary>
    private static string CanonicalHost(string place)
    {
        var prefix = place.StartsWith(AnyHostOf, StringComparison.Ordinal) ? AnyHostOf : string.Empty;
        var host = place[prefix.Length..].ToLowerInvariant();
        if (Account().IsMatch(host))
            return host;
        return ImageReference.TryParse($"{host}/{SomeRepository}/{SomeRepository}", out var reference, out _)
            && reference.Repository == $"{SomeRepository}/{SomeRepository}"
                ? prefix + reference.Registry
                : string.Empty;
    }

    [GeneratedRegex(@"\A[0-9]{12}\z")]
    private static partial Regex Account();
}
