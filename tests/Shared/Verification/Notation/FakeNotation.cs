using System.Diagnostics;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Credentials;
using ImageSignatures.Verification;
using ImageSignatures.Verification.Notation;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsImageAuditor.Tests.Shared.Verification.Notation;

/// <summary>A shell script in the place of notation, in a folder of its own, and the verifier that runs it.</summary>
internal sealed class FakeNotation : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static ImageByDigest Image { get; } = new(
        "registry.example.com", "team/app", Digest.Compute("image"u8));

    /// <summary>A signature that is intact, by nobody in particular.</summary>
    public static byte[] Intact { get; } = TestEnvelope.OfX509().Encode();

    /// <summary>The deadline of a verification, where a test chooses no other.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromMinutes(2);

    public string Executable => Path.Combine(_folder.FullName, "notation");

    /// <summary>The configuration directory, empty.</summary>
    public string Config => Directory.CreateDirectory(Path.Combine(_folder.FullName, "config")).FullName;

    /// <summary>The path of a file that a script may write: <c>$out/NAME</c> in the script.</summary>
    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>A script whose variables are <c>$out</c>, the folder, and <c>$image</c>, the reference that it is given.</summary>
    /// <remarks>
    /// Another process writes it: were it open for writing here while another test starts a process, that process would hold it open
    /// too, and the system refuses to run what is open for writing.
    /// </remarks>
    public static async Task<FakeNotation> WriteAsync(string script)
    {
        var fake = new FakeNotation();
        string[] arguments = ["-c", "cat > \"$0\" && chmod +x \"$0\"", fake.Executable];
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", arguments) { RedirectStandardInput = true })!;
        await shell.StandardInput.WriteAsync($"#!/bin/sh\nout='{fake._folder.FullName}'\nfor image in \"$@\"; do :; done\n{script}\n");
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        Assert.Equal(0, shell.ExitCode);
        return fake;
    }

    /// <summary>No script at all.</summary>
    public static FakeNotation Missing() => new();

    /// <summary>A verifier of an image with one signature.</summary>
    public NotationVerifier Verifier(
        Func<NotationOptions, NotationOptions>? change = null,
        IRegistryCredentialSource? credentials = null,
        TimeProvider? time = null,
        HttpMessageHandler? registry = null)
    {
        var http = new HttpClient(registry ?? new OneSignatureRegistry(Image.Digest, Intact));
        var options = new NotationOptions { ExecutablePath = Executable, ConfigDirectory = Config, Timeout = Timeout };
        return new NotationVerifier(
            change is null ? options : change(options),
            new RegistryClient(http, credentials ?? new FixedCredential(null), time ?? TimeProvider.System, new RegistryClientOptions()),
            time ?? TimeProvider.System,
            NullLogger<NotationVerifier>.Instance);
    }

    public async Task<ImageVerification> VerifyAsync(
        Func<NotationOptions, NotationOptions>? change = null, RegistryCredential? credential = null)
    {
        using var verifier = Verifier(change, new FixedCredential(credential));
        return await verifier.VerifyAsync(Image, CancellationToken.None);
    }

    /// <summary>Waits until the script has written a whole line to a file, and reads it.</summary>
    public async Task<string> ReadLineAsync(string name)
    {
        var text = "";
        await Patience.UntilAsync(
            async () => File.Exists(PathOf(name)) && (text = await File.ReadAllTextAsync(PathOf(name))).EndsWith('\n'),
            $"The script has not written {name}.");
        return text.Trim();
    }

    public void Dispose() => _folder.Dispose();
}
