using System.Globalization;
using System.Text.RegularExpressions;
using EcsImageAuditor.Cli.Shell;
using ImageSignatures.Oci;
using ImageSignatures.Signing;
using YamlDotNet.RepresentationModel;

namespace EcsImageAuditor.Cli.Signing;

/// <summary>
/// Reads the configuration of the image signing script: accounts with their base images. Beside what that script knows it takes the
/// signing profile, its validity, platforms, the concurrency and settings for new repositories.
/// </summary>
internal sealed partial class SigningConfigurationReader
{
    private const int MaxConcurrency = 32;
    private static readonly string[] RootMembers =
        ["version", "profile", "validity", "platforms", "signPlatforms", "concurrency", "repository", "accounts"];

    private static readonly string[] AccountMembers = ["name", "region", "profile", "validity", "platforms", "baseimages"];
    private static readonly string[] ImageMembers = ["name", "tag", "ecrrepo", "platforms"];
    private static readonly string[] RepositoryMembers = ["tagMutability", "scanOnPush", "kmsKey"];

    private readonly SigningOverrides _overrides;
    private readonly ConfigurationMistakes _mistakes;
    private readonly Dictionary<string, long> _targets = new(StringComparer.Ordinal);

    private SigningConfigurationReader(SigningOverrides overrides, ConfigurationMistakes mistakes) =>
        (_overrides, _mistakes) = (overrides, mistakes);

    /// <exception cref="UsageException">The file cannot be used; it names the line.</exception>
    public static SigningConfiguration Read(string path, SigningOverrides overrides)
    {
        var mistakes = new ConfigurationMistakes(path);
        var configuration = new SigningConfigurationReader(overrides, mistakes).Read(YamlFile.Read(path));
        mistakes.ThrowIfAny();
        return configuration;
    }

    private SigningConfiguration Read(YamlNode node)
    {
        var root = new YamlMap(node, "The configuration", RootMembers, _mistakes);
        if (root.RequiredText("version") is { } version && version is not ("v1" or "1"))
            _mistakes.Add(root.LineOf("version"), $"The version is \"{version}\"; this program knows v1.");

        var defaults = SigningDefaults.Read(root, SigningDefaults.None, _overrides, _mistakes);
        var signsPlatforms = _overrides.SignsPlatforms || IsTrue(root, "signPlatforms", false);
        var images = root.Items("accounts").SelectMany(account => ReadAccount(account, defaults, signsPlatforms)).ToList();
        if (images.Count == 0 && !_mistakes.Any)
            _mistakes.Add(root.LineOf("accounts"), "There is no account with base images, so there is nothing to sign.");
        return new SigningConfiguration { Images = images, Concurrency = ReadConcurrency(root), Repositories = ReadRepositories(root) };
    }

    private List<ImageToSign> ReadAccount(YamlNode node, SigningDefaults outer, bool signsPlatforms)
    {
        var account = new YamlMap(node, "The account", AccountMembers, _mistakes);
        var defaults = SigningDefaults.Read(account, outer, _overrides, _mistakes);
        var name = account.RequiredText("name");
        var region = account.RequiredText("region");
        var target = _overrides.TargetRegistry ?? RegistryOf(account, name, region);
        var images = account.Items("baseimages").Select(item => ReadImage(item, target, region, defaults, signsPlatforms));
        return [.. images.OfType<ImageToSign>()];
    }

    private string? RegistryOf(YamlMap account, string? name, string? region)
    {
        if (name is not null && !Account().IsMatch(name))
            _mistakes.Add(account.LineOf("name"), $"The account's name is \"{name}\"; write the account's 12 digits, in quotes.");
        else if (region is not null && !Region().IsMatch(region))
            _mistakes.Add(account.LineOf("region"), $"The region is \"{region}\"; write one such as us-west-2.");
        else if (name is not null && region is not null)
            return $"{name}.dkr.ecr.{region}.{(AwsPartition.OfRegion(region) ?? AwsPartition.Commercial).DnsSuffix}";
        return null;
    }

    private ImageToSign? ReadImage(YamlNode node, string? registry, string? region, SigningDefaults outer, bool signsPlatforms)
    {
        var image = new YamlMap(node, "The base image", ImageMembers, _mistakes);
        var defaults = SigningDefaults.Read(image, outer, _overrides, _mistakes);
        var (name, tag, repository) = (image.RequiredText("name"), image.RequiredText("tag"), image.RequiredText("ecrrepo"));
        if (name is null || tag is null || repository is null || registry is null)
            return null;
        if (!ImageReference.TryParse(name, out var source, out var error))
        {
            _mistakes.Add(image.LineOf("name"), $"The base image \"{name}\" is no image reference. {error}");
            return null;
        }

        return Target(image, registry, repository, tag) is { } target && Profile(image, defaults, repository, region) is { } profile
            ? new ImageToSign
            {
                Source = _overrides.Mirrored(source),
                Target = target,
                Profile = profile,
                Platforms = defaults.Platforms,
                SignsPlatforms = signsPlatforms,
            }
            : null;
    }

    private ImageReference? Target(YamlMap image, string registry, string repository, string tag)
    {
        if (!ImageReference.TryParse($"{registry}/{repository}:{tag}", out var target, out var error)
            || target.Tag != tag || target.Digest is not null)
        {
            var member = error?.StartsWith("The tag", StringComparison.Ordinal) == true ? "tag" : "ecrrepo";
            _mistakes.Add(image.LineOf(member), $"{repository}:{tag} is no repository and tag. {error}");
            return null;
        }

        if (!_targets.TryAdd(target.ToString(), image.Line))
            _mistakes.Add(image.Line, $"{target} is the target of line {_targets[target.ToString()]} too; "
                + "give one of them another tag or repository.");
        return target;
    }

    /// <summary>Without one that is named, a repository has a profile of its own, as the script makes them.</summary>
    private SigningProfileChoice? Profile(YamlMap image, SigningDefaults defaults, string repository, string? region)
    {
        var (text, line) = defaults.Profile ?? (ProfileText.NameFor(repository), image.Line);
        var known = region is not null && Region().IsMatch(region) ? region : null;
        var choice = ProfileText.Read(text, known, defaults.Validity, out var mistake);
        if (choice is null)
            _mistakes.Add(line, mistake!);
        return choice;
    }

    private int? ReadConcurrency(YamlMap root)
    {
        if (root.Text("concurrency") is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is >= 1 and <= MaxConcurrency)
            return value;

        _mistakes.Add(root.LineOf("concurrency"), $"The concurrency is \"{text}\"; write a number from 1 to {MaxConcurrency}.");
        return null;
    }

    private static RepositorySettings ReadRepositories(YamlMap root)
    {
        if (root.Map("repository", RepositoryMembers) is not { } map)
            return new RepositorySettings();

        var mutability = map.Parsed("tagMutability", text => text is "mutable" or "immutable" ? text : null, "mutable or immutable");
        var key = map.Parsed("kmsKey", text => Key().IsMatch(text) ? text : null, "the ARN of a KMS key");
        return new RepositorySettings
        {
            ImmutableTags = mutability != "mutable",
            ScanOnPush = IsTrue(map, "scanOnPush", true),
            KmsKey = key,
        };
    }

    private static bool IsTrue(YamlMap map, string name, bool otherwise) =>
        (map.Parsed(name, text => text is "true" or "false" ? text : null, "true or false") ?? (otherwise ? "true" : "false")) == "true";

    [GeneratedRegex(@"\A[0-9]{12}\z")]
    private static partial Regex Account();

    [GeneratedRegex(@"\A[a-z]{2}(?:-[a-z]+)+-[0-9]\z")]
    private static partial Regex Region();

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:(?:key|alias)/[A-Za-z0-9/_-]+\z")]
    private static partial Regex Key();
}
