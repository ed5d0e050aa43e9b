using System.Runtime.Versioning;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EcsImageAuditor.Tests.Shared.TrustPolicies;
using ImageSignatures.TrustPolicies;

namespace ImageSignatures.Tests.TrustPolicies;

public sealed class TrustStoreTests : IDisposable
{
    private readonly TemporaryFolder _config = new();
    private readonly TestCertificates _certificates = new();

    [Theory]
    [InlineData("ca:acme", "truststore/x509/ca/acme")]
    [InlineData("signingAuthority:aws-signer-ts", "truststore/x509/signingAuthority/aws-signer-ts")]
    [InlineData("tsa:clock", "truststore/x509/tsa/clock")]
    public void A_store_is_a_directory_of_its_type(string name, string path)
    {
        Write($"{path}/root.crt", _certificates.Root.RawData);

        var store = TrustStore.Load(_config.FullName, Name(name));

        Assert.Equal(_certificates.Root.RawData, Assert.Single(store.Certificates).RawData.ToArray());
        Assert.Equal(name, store.Name.ToString());
    }

    [Fact]
    public void Files_hold_certificates_in_PEM_or_DER_one_or_more_and_all_count()
    {
        using var intermediate = _certificates.Intermediate();
        using var selfSigned = _certificates.SelfSignedLeaf();
        Write("a.crt", [.. _certificates.Root.RawData, .. intermediate.RawData]);
        Write("b.pem", Text(_certificates.Root.ExportCertificatePem() + "\n\n" + selfSigned.ExportCertificatePem()));
        Write("c", Text("Subject: acme\r\n" + intermediate.ExportCertificatePem().ReplaceLineEndings("\r\n") + " \t\r\n# the end"));

        Assert.Equal(
            [_certificates.Root.RawData, intermediate.RawData, _certificates.Root.RawData, selfSigned.RawData, intermediate.RawData],
            Load().Certificates.Select(certificate => certificate.RawData.ToArray()));
    }

    [Fact]
    public void The_root_of_AWS_Signer_is_read()
    {
        var directory = Path.Combine(VectorSet.NotationDirectory, "truststore", "x509", "signingAuthority", "aws-signer-ts");
        var file = Assert.Single(Directory.GetFiles(directory));

        var store = TrustStore.Load(VectorSet.NotationDirectory, Name("signingAuthority:aws-signer-ts"));

        using var expected = X509CertificateLoader.LoadCertificateFromFile(file);
        Assert.Equal(expected.RawData, Assert.Single(store.Certificates).RawData.ToArray());
    }

    [Fact]
    public void A_missing_store_is_told_with_its_directory()
    {
        var directory = Path.Combine(_config.FullName, "truststore", "x509", "ca", "acme");

        var error = Refused();

        Assert.Equal(
            $"The trust store {directory} (ca:acme) is missing: make the directory and put its root certificates there.",
            error.Message
        );
        Assert.Equal(directory, error.Path);
    }

    [Fact]
    public void An_empty_store_is_refused()
    {
        Directory.CreateDirectory(Store());

        Assert.Contains("is empty", Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_is_a_symbolic_link_is_refused()
    {
        Write("../elsewhere/root.crt", _certificates.Root.RawData);
        Directory.CreateSymbolicLink(Store(), Path.Combine(_config.FullName, "truststore", "x509", "ca", "elsewhere"));

        Assert.Contains("is a symbolic link, which notation refuses", Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_is_a_file_is_refused()
    {
        Write("../acme", _certificates.Root.RawData);

        Assert.Contains("is a file", Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_symbolic_link_in_a_store_is_refused()
    {
        Write("root.crt", _certificates.Root.RawData);
        Write("../elsewhere.crt", _certificates.Root.RawData);
        File.CreateSymbolicLink(Store("link.crt"), Store("../elsewhere.crt"));

        var error = Refused();

        Assert.Equal(Store("link.crt"), error.Path);
        Assert.Contains("is a symbolic link", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_in_a_store_is_refused()
    {
        Write("root.crt", _certificates.Root.RawData);
        Directory.CreateDirectory(Store("more"));

        Assert.Contains("is a directory", Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hidden_empty_file_is_refused_as_notation_refuses_it()
    {
        Write("root.crt", _certificates.Root.RawData);
        Write(".gitkeep", []);

        Assert.Equal(Store(".gitkeep"), Refused().Path);
    }

    [Fact]
    public void A_certificate_of_a_signer_is_refused_even_beside_its_root()
    {
        using var leaf = _certificates.Leaf();
        Write("chain.pem", Text(leaf.ExportCertificatePem() + "\n" + _certificates.Root.ExportCertificatePem()));

        var error = Refused();

        Assert.Equal(Store("chain.pem"), error.Path);
        Assert.Contains(
            "which is neither a certificate authority nor self-signed: put the one that issued it there",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_timestamp_store_takes_roots_only()
    {
        using var intermediate = _certificates.Intermediate();
        using var selfSigned = _certificates.SelfSignedLeaf();
        using var noSigner = _certificates.SelfSignedLeaf(
            new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true),
            new X509KeyUsageExtension(X509KeyUsageFlags.CrlSign, critical: true)
        );
        foreach (var certificate in new[] { intermediate, selfSigned, noSigner })
        {
            var path = Store("root.crt", "tsa:acme");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, certificate.RawData);

            var error = Assert.Throws<TrustStoreException>(() => TrustStore.Load(_config.FullName, Name("tsa:acme")));
            Assert.Contains("no root of a timestamp authority", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_store_with_too_many_files_is_refused()
    {
        for (var number = 0; number <= 200; number++)
            Write($"{number}.crt", _certificates.Root.RawData);

        Assert.Contains("more than 200 files", Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_with_too_many_certificates_is_refused()
    {
        Write("roots.crt", [.. Enumerable.Repeat(_certificates.Root.RawData, 1001).SelectMany(bytes => bytes)]);

        Assert.Contains("more than 1000 certificates", Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_too_long_is_refused()
    {
        Write("roots.crt", new byte[(1024 * 1024) + 1]);

        Assert.Contains("is longer than 1048576 bytes", Refused().Message, StringComparison.Ordinal);
    }

    [UnprivilegedFact]
    [UnsupportedOSPlatform("windows")]
    public void A_store_that_may_not_be_listed_is_refused()
    {
        Write("root.crt", _certificates.Root.RawData);
        File.SetUnixFileMode(Store(), UnixFileMode.None);
        try
        {
            Assert.Contains("cannot be read", Refused().Message, StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(Store(), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public void Dispose()
    {
        _config.Dispose();
        _certificates.Dispose();
    }

    private static TrustStoreName Name(string text)
    {
        Assert.True(TrustStoreName.TryParse(text, out var name, out var error), error);
        return name;
    }

    private static byte[] Text(string text) => Encoding.ASCII.GetBytes(text);

    private TrustStore Load() => TrustStore.Load(_config.FullName, Name("ca:acme"));

    private TrustStoreException Refused() => Assert.Throws<TrustStoreException>(Load);

    private string Store(string file = "", string name = "ca:acme") =>
        Path.Combine(TrustStore.DirectoryOf(_config.FullName, Name(name)), file).TrimEnd('/');

    /// <param name="path">A path in the store <c>ca:acme</c>, or below truststore.</param>
    /// <param name="content">The bytes.</param>
    private void Write(string path, byte[] content)
    {
        var full = path.StartsWith("truststore/", StringComparison.Ordinal)
            ? Path.Combine(_config.FullName, path)
            : Path.GetFullPath(Path.Combine(Store(), path));
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
    }
}
