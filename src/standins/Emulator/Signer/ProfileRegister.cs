using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace EcsImageAuditor.Emulator.Signer;

/// <summary>The signing profiles of an account and all their versions. Thread safe.</summary>
internal sealed partial class ProfileRegister(SignerArns arns, TimeProvider time)
{
    private const int MaxVersions = 10_000;
    private const string VersionAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly Lock _lock = new();

    // Oldest version first.
    private readonly Dictionary<string, List<SigningProfile>> _profiles = new(StringComparer.Ordinal);
    private int _versions;

    /// <summary>Creates a profile, or a new version of an active one.</summary>
    public SigningProfile Put(string name, SignatureValidityPeriod validity)
    {
        CheckName(name);
        if (!validity.IsAllowed)
            throw SignerException.Validation("The signature validity period must be at least 1 and at most 135 months.");

        lock (_lock)
        {
            if (_profiles.TryGetValue(name, out var versions) && versions[^1].Status != SigningProfileStatus.Active)
                throw SignerException.Validation($"Signing profile {name} is {versions[^1].Status}; its name cannot be used again.");
            if (++_versions > MaxVersions)
                throw new SignerException(402, "ServiceLimitExceededException", $"At most {MaxVersions} profile versions are kept.");

            var profile = Create(name, validity);
            if (versions is null)
                _profiles.Add(name, versions = []);
            versions.Add(profile);
            return profile;
        }
    }

    /// <summary>The latest version of a profile.</summary>
    public SigningProfile Get(string name)
    {
        CheckName(name);
        lock (_lock)
            return Versions(name)[^1];
    }

    public void Cancel(string name)
    {
        CheckName(name);
        lock (_lock)
        {
            var versions = Versions(name);
            if (versions[^1].Status == SigningProfileStatus.Active)
                versions[^1] = versions[^1] with { Status = SigningProfileStatus.Canceled, ChangedAt = time.GetUtcNow() };
        }
    }

    public void Revoke(string name, string version, DateTimeOffset effectiveFrom)
    {
        CheckName(name);
        var now = time.GetUtcNow();
        if (effectiveFrom > now)
            throw SignerException.Validation("The effective time of a revocation must not be in the future.");

        lock (_lock)
        {
            var versions = Versions(name);
            var index = versions.FindIndex(profile => profile.Version == version);
            if (index < 0)
                throw SignerException.NotFound($"Signing profile {name} has no version {version}.");
            if (versions[index].Revocation is { } earlier && effectiveFrom > earlier.EffectiveFrom)
                throw SignerException.Validation("The effective time of a revocation can only be moved to an earlier time.");

            var revocation = new SigningProfileRevocation(effectiveFrom, now, $"arn:{arns.Partition}:iam::{arns.Account}:root");
            versions[index] = versions[index] with { Status = SigningProfileStatus.Revoked, ChangedAt = now, Revocation = revocation };
        }
    }

    /// <summary>Whether a revocation of the version covers a signature of the given time and is still remembered.</summary>
    public bool IsRevoked(string versionArn, DateTimeOffset signedAt)
    {
        lock (_lock)
        {
            var profile = _profiles.Values.SelectMany(versions => versions).FirstOrDefault(version => version.VersionArn == versionArn);
            return profile?.Revocation is { } revocation
                && signedAt >= revocation.EffectiveFrom
                && time.GetUtcNow() < Retention.EndOf(profile.ValidityPeriod.ExpiryOf(signedAt));
        }
    }

    private SigningProfile Create(string name, SignatureValidityPeriod validity)
    {
        var version = RandomNumberGenerator.GetString(VersionAlphabet, 10);
        return new SigningProfile
        {
            Name = name,
            Version = version,
            Arn = arns.Profile(name),
            VersionArn = arns.ProfileVersion(name, version),
            ValidityPeriod = validity,
            ChangedAt = time.GetUtcNow(),
        };
    }

    private List<SigningProfile> Versions(string name) =>
        _profiles.TryGetValue(name, out var versions) && !versions[^1].IsForgotten(time.GetUtcNow())
            ? versions
            : throw SignerException.NotFound($"Signing profile {name} does not exist.");

    private static void CheckName(string name)
    {
        if (!NameForm().IsMatch(name))
            throw SignerException.Validation($"Value '{name}' at 'profileName' must have 2 to 64 letters, digits or underscores.");
    }

    [GeneratedRegex(@"\A[a-zA-Z0-9_]{2,64}\z")]
    private static partial Regex NameForm();
}
