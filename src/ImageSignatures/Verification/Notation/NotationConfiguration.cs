using ImageSignatures.Oci;
using ImageSignatures.TrustPolicies;

namespace ImageSignatures.Verification.Notation;

/// <summary>
/// The configuration directory that notation verifies by: a given one, or a temporary one made from trusted identities. Dispose it
/// after the last verification.
/// </summary>
/// <remarks>https://notaryproject.dev/docs/user-guides/how-to/directory-structure/</remarks>
public sealed class NotationConfiguration : IDisposable
{
    private readonly bool _temporary;

    private NotationConfiguration(string directory, string pluginDirectory, string? signerRegion, bool temporary)
    {
        ConfigDirectory = directory;
        PluginDirectory = pluginDirectory;
        SignerRegion = signerRegion;
        _temporary = temporary;
    }

    /// <summary>For <see cref="NotationOptions.ConfigDirectory"/>.</summary>
    public string ConfigDirectory { get; }

    /// <summary>For <see cref="NotationOptions.PluginDirectory"/>: the directory that holds <c>plugins/</c>.</summary>
    public string PluginDirectory { get; }

    /// <summary>For <see cref="NotationOptions.SignerRegion"/>: the region that all trusted profiles share, else null.</summary>
    public string? SignerRegion { get; }

    /// <summary>Where notation itself looks: NOTATION_CONFIG, else XDG_CONFIG_HOME/notation, else ~/.config/notation.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    public static string InstalledDirectory(Func<string, string?> variable)
    {
        if (variable("NOTATION_CONFIG") is { Length: > 0 } config)
            return Path.GetFullPath(config);

        return variable("XDG_CONFIG_HOME") is { Length: > 0 } home
            ? Path.Combine(Path.GetFullPath(home), "notation")
            : Path.Combine(Path.GetFullPath(variable("HOME") is { Length: > 0 } user ? user : "/"), ".config", "notation");
    }

    /// <summary>Uses a directory as it is.</summary>
    /// <param name="directory">A notation configuration directory.</param>
    /// <param name="pluginDirectory">The value of NOTATION_LIBEXEC; null or empty for the directory itself.</param>
    /// <exception cref="NotationConfigurationException">There is no such directory.</exception>
    public static NotationConfiguration FromDirectory(string directory, string? pluginDirectory = null)
    {
        var full = Path.GetFullPath(directory);
        if (!Directory.Exists(full))
        {
            throw new NotationConfigurationException(
                $"The notation configuration directory {full} does not exist: make it, or name another one.");
        }

        return new NotationConfiguration(full, PluginsOf(full, pluginDirectory), SigningRegion.OfPolicy(full), temporary: false);
    }

    /// <summary>
    /// Makes a temporary directory, for this user only, with a strict policy that trusts these signing profiles and a copy of the AWS
    /// Signer trust stores of the installed configuration.
    /// </summary>
    /// <param name="identities">At least one.</param>
    /// <param name="installedDirectory">The installed configuration; see <see cref="InstalledDirectory"/>.</param>
    /// <param name="pluginDirectory">The value of NOTATION_LIBEXEC; null or empty for the installed configuration.</param>
    /// <exception cref="NotationConfigurationException">A trust store is missing, or the temporary directory cannot be written.</exception>
    public static NotationConfiguration FromTrustedIdentities(
        IReadOnlyList<SigningProfileArn> identities, string installedDirectory, string? pluginDirectory = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(identities.Count);
        var installed = Path.GetFullPath(installedDirectory);
        var made = "";
        try
        {
            made = Directory.CreateTempSubdirectory("ecs-image-auditor-").FullName;
            var stores = identities.Select(identity => AwsPartition.Find(identity.Partition)!.SignerTrustStore).Distinct().ToList();
            foreach (var store in stores)
                SignerTrustStore.Copy(store, installed, made);
            File.WriteAllBytes(Path.Combine(made, "trustpolicy.json"), StrictPolicy.Write(stores, identities));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotationConfigurationException)
        {
            Remove(made);
            throw e as NotationConfigurationException
                ?? new NotationConfigurationException($"No notation configuration could be made in {Path.GetTempPath()}: {e.Message}", e);
        }

        return new NotationConfiguration(made, PluginsOf(installed, pluginDirectory), SigningRegion.Of(identities), temporary: true);
    }

    public void Dispose()
    {
        if (_temporary)
            Remove(ConfigDirectory);
    }

    private static string PluginsOf(string directory, string? pluginDirectory) =>
        string.IsNullOrEmpty(pluginDirectory) ? directory : Path.GetFullPath(pluginDirectory);

    private static void Remove(string directory)
    {
        if (Directory.Exists(directory))
            Directory.Delete(directory, recursive: true);
    }
}
