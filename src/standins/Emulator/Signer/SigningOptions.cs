namespace EcsImageAuditor.Emulator.Signer;

/// <summary>What a test may choose about a signature that AWS Signer decides itself.</summary>
public sealed record SigningOptions
{
    /// <summary>When the signature claims to have been made; now by default. The leaf certificate is valid at that time.</summary>
    public DateTimeOffset? SigningTime { get; init; }

    /// <summary>How long the signature is valid from its signing time; the profile's period by default.</summary>
    public TimeSpan? Validity { get; init; }

    /// <summary>The alias of the profile, a name; the signature then carries its ARN.</summary>
    public string? Alias { get; init; }

    /// <summary>
    /// True for a profile that only its alias names: the signature then names it by an ARN of its own instead of by its version. It needs
    /// <see cref="Alias"/>.
    /// </summary>
    public bool AliasOnly { get; init; }

    /// <summary>The lowest version of the plugin that may verify the signature; the signature names none by default.</summary>
    public string? PluginMinVersion { get; init; }

    /// <summary>Further attributes that are marked critical, with their values.</summary>
    public IReadOnlyDictionary<string, string> CriticalAttributes { get; init; } = new Dictionary<string, string>();

    /// <summary>A signature that was made ten days ago for one day: sound in all but its expiry.</summary>
    public static SigningOptions Expired(TimeProvider time) =>
        new() { SigningTime = time.GetUtcNow() - TimeSpan.FromDays(10), Validity = TimeSpan.FromDays(1) };
}
