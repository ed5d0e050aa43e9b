namespace Deployment.Tests.Image;

/// <summary>
/// What AWS publishes for its installer, with stand-ins in it: Debian's notation, a plugin and a root certificate of the tests, and
/// signatures by keys that are thrown away.
/// </summary>
internal sealed class StandInInstaller
{
    private const string Package = "aws-signer-notation-cli";
    private const string OptFolder = "opt/com.amazonaws.signer.notation.installer.deb";

    private readonly string _folder;

    private StandInInstaller(string folder) => _folder = folder;

    /// <summary>40 hexadecimal digits: the key that signed the package.</summary>
    public string Fingerprint => File.ReadAllText(Path.Combine(_folder, "fingerprint")).Trim();

    /// <summary>The package's bytes.</summary>
    public byte[] Deb => File.ReadAllBytes(Path.Combine(_folder, "installer.deb"));

    public byte[] Signature => File.ReadAllBytes(Path.Combine(_folder, "installer.deb.sig"));

    /// <summary>A good signature of the package by another key.</summary>
    public byte[] StrangersSignature => File.ReadAllBytes(Path.Combine(_folder, "stranger.sig"));

    /// <summary>40 hexadecimal digits: a key that signed the package and was revoked after that.</summary>
    public string RevokedFingerprint => File.ReadAllText(Path.Combine(_folder, "revoked-fingerprint")).Trim();

    /// <summary>The signature of <see cref="RevokedFingerprint"/>.</summary>
    public byte[] RevokedSignature => File.ReadAllBytes(Path.Combine(_folder, "revoked.sig"));

    private byte[] PublicKey => File.ReadAllBytes(Path.Combine(_folder, "public.key"));

    /// <param name="buildah">Has the image <c>localhost/tools</c>.</param>
    /// <param name="folder">A folder of its own.</param>
    /// <param name="plugin">The plugin's executable.</param>
    /// <param name="root">The certificate in both trust stores.</param>
    public static async Task<StandInInstaller> CreateAsync(Buildah buildah, string folder, string plugin, ReadOnlyMemory<byte> root)
    {
        var payload = Path.Combine(folder, "context", "payload");
        Place(ComponentCatalog.PathOf(Component.Notation), payload, "usr/local/bin/notation");
        Place(plugin, payload, $"{OptFolder}/notation_libexec/notation-com.amazonaws.signer.notation.plugin");
        Place(Path.Combine(ComponentCatalog.RepositoryRoot, "LICENSE"), payload, $"{OptFolder}/notation_config/LICENSE");
        foreach (var certificate in new[] { "aws-signer-notation-root.crt", "aws-us-gov-signer-notation-root.crt" })
            await File.WriteAllBytesAsync(Path.Combine(payload, OptFolder, "notation_config", certificate), root);
        Directory.CreateDirectory(Path.Combine(payload, "DEBIAN"));
        await File.WriteAllTextAsync(
            Path.Combine(payload, "DEBIAN", "control"),
            $"Package: {Package}\nVersion: 2.2.0-1\nArchitecture: amd64\nMaintainer: Tests <tests@example.com>\nDescription: stand-in\n");

        var recipe = Path.Combine(ComponentCatalog.RepositoryRoot, "tests", "Deployment.Tests", "Image", "installer.Dockerfile");
        (await buildah.BuildAsync(recipe, Path.Combine(folder, "context"), "--tag", "localhost/installer")).Succeeded();
        await buildah.ExportAsync("localhost/installer", Path.Combine(folder, "built"));
        return new StandInInstaller(Path.Combine(folder, "built", "installer"));
    }

    /// <summary>Lays the files out as AWS does below its address.</summary>
    /// <param name="site">The folder that takes the place of the address.</param>
    /// <param name="deb">The package.</param>
    /// <param name="signature">Its signature.</param>
    public void Publish(string site, byte[] deb, byte[] signature)
    {
        var latest = Directory.CreateDirectory(Path.Combine(site, "linux", "amd64", "installer", "deb", "latest")).FullName;
        File.WriteAllBytes(Path.Combine(site, "linux", "public.key"), PublicKey);
        File.WriteAllBytes(Path.Combine(latest, $"{Package}_amd64.deb"), deb);
        File.WriteAllBytes(Path.Combine(latest, $"{Package}_amd64.deb.sig"), signature);
    }

    /// <summary>AWS's package keeps its files from everybody but their owner.</summary>
    private static void Place(string file, string payload, string path)
    {
        var target = Path.Combine(payload, path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(file, target);
        File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
