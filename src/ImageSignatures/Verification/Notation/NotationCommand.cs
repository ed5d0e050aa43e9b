using System.Diagnostics;
using ImageSignatures.Oci;
using ImageSignatures.Registry.Credentials;
using ImageSignatures.Signatures.AwsSigner;
using ImageSignatures.TrustPolicies;

namespace ImageSignatures.Verification.Notation;

/// <summary>The command line and environment of one run of notation.</summary>
internal static class NotationCommand
{
    /// <remarks>
    /// NOTATION_CONFIG names the policy and the trust store, NOTATION_LIBEXEC the plugins. XDG_CONFIG_HOME has to be set as well:
    /// notation reads the insecure registries from there before it looks at NOTATION_CONFIG.
    /// https://github.com/notaryproject/notation/blob/v1.3.2/cmd/notation/main.go
    /// </remarks>
    /// <param name="image">The image, whose repository the policy's scopes are compared with.</param>
    /// <param name="layout">Has the image and one signature: notation asks no registry, and gets no credential for one.</param>
    /// <param name="signerRegion">The region that the plugin asks for revocations; null for the one of its own AWS configuration.</param>
    /// <param name="options">How notation is run.</param>
    /// <param name="scratch">Where it may write.</param>
    public static ProcessStartInfo For(
        ImageByDigest image, SignatureLayout layout, string? signerRegion, NotationOptions options, NotationScratch scratch)
    {
        var start = Start(Arguments(image, layout, signerRegion), options, null, scratch);
        start.Environment["NOTATION_EXPERIMENTAL"] = "1";
        return start;
    }

    /// <summary><c>notation sign</c> by the AWS Signer plugin, with a key that is named on the command line.</summary>
    public static ProcessStartInfo ForSigning(
        ImageByDigest image, SigningProfileArn profile, NotationOptions options, RegistryCredential? credential, NotationScratch scratch) =>
        Start(SigningArguments(image, profile, options), options, credential, scratch);

    /// <summary><c>notation version</c>.</summary>
    public static ProcessStartInfo ForVersion(NotationOptions options, NotationScratch scratch) =>
        Start(["version"], options, null, scratch);

    private static ProcessStartInfo Start(
        IEnumerable<string> arguments, NotationOptions options, RegistryCredential? credential, NotationScratch scratch)
    {
        var start = new ProcessStartInfo(options.ExecutablePath, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = scratch.Empty,
        };
        start.Environment.Clear();
        foreach (var (name, value) in NotationEnvironment.OfThisProcess().Concat(options.PluginEnvironment))
            start.Environment[name] = value;
        start.Environment["NOTATION_CONFIG"] = options.ConfigDirectory;
        start.Environment["NOTATION_LIBEXEC"] = options.PluginDirectory ?? options.ConfigDirectory;
        start.Environment["NOTATION_CACHE"] = scratch.Cache;
        start.Environment["XDG_CONFIG_HOME"] = scratch.Empty;
        start.Environment["DOCKER_CONFIG"] = scratch.Docker;
        if (credential is not null)
        {
            // Without a user name, notation takes the password for an identity token.
            start.Environment["NOTATION_USERNAME"] = credential.IsIdentityToken ? "" : credential.Username;
            start.Environment["NOTATION_PASSWORD"] = credential.Password;
        }

        return start;
    }

    private static List<string> SigningArguments(ImageByDigest image, SigningProfileArn profile, NotationOptions options)
    {
        List<string> arguments = ["sign", "--plugin", AwsSignerAttributes.PluginName, "--id", profile.ToString()];
        if (options.PlainHttp)
            arguments.Add("--insecure-registry");
        arguments.AddRange(["--plugin-config", $"aws-region={profile.Region}", "--", image.ToString()]);
        return arguments;
    }

    private static List<string> Arguments(ImageByDigest image, SignatureLayout layout, string? signerRegion)
    {
        List<string> arguments = ["verify", "--verbose", "--oci-layout", "--scope", image.Scope];
        if (signerRegion is not null)
            arguments.AddRange(["--plugin-config", $"aws-region={signerRegion}"]);
        arguments.AddRange(["--", $"{layout.Directory}@{image.Digest}"]);
        return arguments;
    }
}
