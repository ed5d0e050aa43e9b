using System.Security.Cryptography;

namespace Deployment.Tests.Image;

/// <summary>No image is built from an installer that is not AWS's, or not the one that was reviewed.</summary>
[Collection(SharedLambdaImage.Name)]
public sealed class InstallerVerificationTests(LambdaImageFixture image)
{
    private static readonly string[] OnlyNotation = ["--target", "notation"];

    [NeedsImageFact]
    public void An_installer_that_is_not_pinned_says_what_to_pin() =>
        Assert.Contains(
            $"any installer that the key signed is taken; this one has the SHA-256 {Checksum}",
            image.BuildLog,
            StringComparison.Ordinal
        );

    [NeedsImageFact]
    public async Task The_pinned_installer_is_taken() =>
        (
            await image.BuildAsync(
                image.Installer.Deb,
                image.Installer.Signature,
                [.. OnlyNotation, "--build-arg", $"INSTALLER_SHA256_AMD64={Checksum}"]
            )
        ).Succeeded();

    [NeedsImageFact]
    public async Task Another_installer_than_the_pinned_one_ends_the_build() =>
        await FailsAsync(
            "AWS has published another one; review it and pin it",
            image.Installer.Deb, image.Installer.Signature, "--build-arg", $"INSTALLER_SHA256_AMD64={new string('0', 64)}");

    [NeedsImageFact]
    public async Task A_changed_installer_ends_the_build()
    {
        var changed = image.Installer.Deb;
        changed[^1] ^= 1;

        await FailsAsync("the installer's signature is bad: ", changed, image.Installer.Signature);
    }

    [NeedsImageFact]
    public async Task A_signature_by_another_key_ends_the_build() =>
        await FailsAsync(
            $"the installer is signed by another key than {image.Installer.Fingerprint}",
            image.Installer.Deb,
            image.Installer.StrangersSignature
        );

    [NeedsImageFact]
    public async Task Another_fingerprint_than_the_key_s_ends_the_build() =>
        await FailsAsync(
            "the installer is signed by another key than E84AF8A2A9B52F1F4435AE71A3B52DA65461CF90",
            image.Installer.Deb,
            image.Installer.Signature,
            "--build-arg",
            "INSTALLER_FINGERPRINT=E84AF8A2A9B52F1F4435AE71A3B52DA65461CF90"
        );

    [NeedsImageFact]
    public async Task A_signature_by_the_pinned_key_ends_the_build_once_the_key_is_revoked() =>
        await FailsAsync(
            $"the key {image.Installer.RevokedFingerprint} was revoked or has expired",
            image.Installer.Deb,
            image.Installer.RevokedSignature,
            "--build-arg",
            $"INSTALLER_FINGERPRINT={image.Installer.RevokedFingerprint}"
        );

    [NeedsImageFact]
    public async Task A_signature_that_is_none_ends_the_build() =>
        await FailsAsync("the installer's signature is bad: ", image.Installer.Deb, [1, 2, 3]);

    private string Checksum => Convert.ToHexStringLower(SHA256.HashData(image.Installer.Deb));

    private async Task FailsAsync(string message, byte[] deb, byte[] signature, params string[] options)
    {
        var result = await image.BuildAsync(deb, signature, [.. OnlyNotation, .. options]);

        var said = result.Output + result.Error;
        Assert.True(
            result.ExitCode != 0 && said.Contains(message, StringComparison.Ordinal),
            $"The build ended with {result.ExitCode} and said:\n{said}"
        );
    }
}
