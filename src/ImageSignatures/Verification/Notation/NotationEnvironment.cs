using System.Collections;

namespace ImageSignatures.Verification.Notation;

/// <summary>
/// The environment of a notation process: nothing of ours but an allow-list, so that no secret of this process reaches notation, a
/// plugin or what a plugin starts.
/// </summary>
public static class NotationEnvironment
{
    private static readonly HashSet<string> Allowed = new(StringComparer.Ordinal)
    {
        "PATH", "HOME", "TMPDIR", "LANG", "SSL_CERT_FILE", "SSL_CERT_DIR",
        "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy",

        // Plugins that are written in .NET find their runtime by it.
        "DOTNET_ROOT",

        // What the AWS SDK in the Signer plugin needs to find credentials, the region and its endpoints.
        // https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
        "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_REGION", "AWS_DEFAULT_REGION",
        "AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_CA_BUNDLE",
        "AWS_ROLE_ARN", "AWS_ROLE_SESSION_NAME", "AWS_WEB_IDENTITY_TOKEN_FILE",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
        "AWS_EC2_METADATA_DISABLED", "AWS_EC2_METADATA_SERVICE_ENDPOINT", "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE",
        "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_SIGNER", "AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL_SSO", "AWS_ENDPOINT_URL_SSO_OIDC",
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "AWS_STS_REGIONAL_ENDPOINTS", "AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT",
        "AWS_MAX_ATTEMPTS", "AWS_RETRY_MODE",
    };

    /// <summary>Whether notation sees the variable of this process.</summary>
    public static bool Allows(string name) => Allowed.Contains(name);

    /// <summary>The variables that notation sees, for <see cref="NotationOptions.PluginEnvironment"/>.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    public static IReadOnlyDictionary<string, string> Read(Func<string, string?> variable) =>
        Allowed.Select(name => (name, value: variable(name))).Where(pair => pair.value is not null)
            .ToDictionary(pair => pair.name, pair => pair.value!, StringComparer.Ordinal);

    /// <summary>Those of this process's variables that notation sees.</summary>
    internal static Dictionary<string, string> OfThisProcess() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(variable => Allows((string)variable.Key))
            .ToDictionary(variable => (string)variable.Key, variable => (string)variable.Value!, StringComparer.Ordinal);
}
