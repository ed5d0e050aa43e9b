using ImageSignatures.Verification;

namespace ImageSignatures.Tests.Verification;

public sealed class VerifierFingerprintTests : IDisposable
{
    private const string Policy = """{"version":"1.0"}""";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fingerprint-");

    [Fact]
    public void The_same_policy_and_stores_have_the_same_fingerprint_whatever_was_written_first()
    {
        var first = Of("builtin", ("trustpolicy.json", Policy), ("truststore/x509/ca/a/1.pem", "1"), ("truststore/x509/ca/b/1.pem", "2"));
        var second = Of("builtin", ("truststore/x509/ca/b/1.pem", "2"), ("truststore/x509/ca/a/1.pem", "1"), ("trustpolicy.json", Policy));

        Assert.Equal(first, second);
        Assert.Matches("^[0-9a-f]{32}$", first);
    }

    [Fact]
    public void Whatever_changes_changes_the_fingerprint()
    {
        string[] fingerprints =
        [
            Of("builtin"),
            Of("notation"),
            Of("builtin", ("trustpolicy.json", Policy)),
            Of("notation", ("trustpolicy.json", Policy)),
            Of("builtin", ("trustpolicy.oci.json", Policy)),
            Of("builtin", ("trustpolicy.json", Policy + " ")),
            Of("builtin", ("trustpolicy.json", Policy), ("truststore/x509/ca/a/1.pem", "1")),
            Of("builtin", ("trustpolicy.json", Policy), ("truststore/x509/tsa/a/1.pem", "1")),
            Of("builtin", ("trustpolicy.json", Policy), ("truststore/x509/ca/b/1.pem", "1")),
            Of("builtin", ("trustpolicy.json", Policy), ("truststore/x509/ca/a/2.pem", "1")),
            Of("builtin", ("trustpolicy.json", Policy), ("truststore/x509/ca/a/1.pem", "2")),
            Of("builtin", ("trustpolicy.json", Policy), ("truststore/x509/ca/a/1.pem", "1"), ("truststore/x509/ca/a/2.pem", "2")),
            Of("builtin", ("trustpolicy.json", Policy), ("truststore/x509/ca/a/1.pem", "1"), ("truststore/x509/ca/b/1.pem", "2")),
            Of("builtin", ("trustpolicy.json", Policy), ("truststore/x509/ca/a/1.pem", "12")),
        ];

        Assert.Equal(fingerprints.Length, fingerprints.Distinct().Count());
    }

    [Fact]
    public void An_upgraded_program_is_another_fingerprint()
    {
        var folder = _folder.CreateSubdirectory("programs").FullName;
        var (notation, plugin) = (Path.Combine(folder, "notation"), Path.Combine(folder, "plugin"));
        string Seen() => VerifierFingerprint.Of("notation", folder, notation, plugin);

        var missing = Seen();
        File.WriteAllText(notation, "1.3.2");
        File.WriteAllText(plugin, "1.0.350");
        var first = Seen();
        Assert.Equal(first, Seen());

        var written = File.GetLastWriteTimeUtc(plugin);
        File.SetLastWriteTimeUtc(plugin, written.AddSeconds(1));
        var touched = Seen();
        File.WriteAllText(plugin, "1.0.351 with more");
        File.SetLastWriteTimeUtc(plugin, written.AddSeconds(1));
        var longer = Seen();
        var without = VerifierFingerprint.Of("notation", folder);

        Assert.Equal(5, new[] { missing, first, touched, longer, without }.Distinct().Count());
    }

    [Fact]
    public void Other_files_of_the_configuration_change_nothing() =>
        Assert.Equal(
            Of("builtin", ("trustpolicy.json", Policy)),
            Of("builtin", ("trustpolicy.json", Policy), ("config.json", "{}"), ("signingkeys.json", "{}"), ("plugins/x/notation-x", "1")));

    public void Dispose() => _folder.Delete(true);

    private string Of(string verifier, params (string Path, string Text)[] files)
    {
        var directory = _folder.CreateSubdirectory(Guid.NewGuid().ToString("N"));
        foreach (var (path, text) in files)
        {
            var file = new FileInfo(Path.Combine(directory.FullName, path));
            file.Directory!.Create();
            File.WriteAllText(file.FullName, text);
        }

        return VerifierFingerprint.Of(verifier, directory.FullName);
    }
}
