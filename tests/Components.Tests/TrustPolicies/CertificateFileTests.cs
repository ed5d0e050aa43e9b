using System.Text;
using EcsImageAuditor.Tests.Shared.Properties;
using EcsImageAuditor.Tests.Shared.TrustPolicies;
using FsCheck.Fluent;
using ImageSignatures.TrustPolicies;

namespace Components.Tests.TrustPolicies;

public sealed class CertificateFileTests : IDisposable
{
    private const int Samples = 60;
    private readonly TestCertificates _certificates = new();

    private string Pem => _certificates.Root.ExportCertificatePem();

    public static TheoryData<string> BadFiles => [.. Shapes.Where(shape => !shape.Value.IsGood).Select(shape => shape.Key)];

    /// <summary>Ways to write the root R, as PEM or as base64, and whether the file is taken.</summary>
    private static Dictionary<string, (bool IsGood, Func<string, string> Write)> Shapes { get; } =
        new(StringComparer.Ordinal)
        {
            ["one block"] = (true, pem => pem),
            ["a line break at the end"] = (true, pem => pem + "\n"),
            ["two blocks"] = (true, pem => pem + "\n" + pem + "\n"),
            ["text around"] = (true, pem => "Certificate:\n    Data:\n" + pem + "\nbye"),
            ["carriage returns"] = (true, pem => pem.ReplaceLineEndings("\r\n")),
            ["spaces behind the lines"] = (true, pem => pem.ReplaceLineEndings(" \t\n") + "  "),
            ["one line of base64"] = (true, pem => $"-----BEGIN CERTIFICATE-----\n{Base64(pem)}\n-----END CERTIFICATE-----"),
            ["another label"] = (true, pem => pem.Replace("CERTIFICATE", "X509 CERTIFICATE", StringComparison.Ordinal)),
            ["a label that OpenSSL trusts"] = (true, pem => pem.Replace("CERTIFICATE", "TRUSTED CERTIFICATE", StringComparison.Ordinal)),
            ["a label of something else"] = (true, pem => pem.Replace("CERTIFICATE", "X509 CRL", StringComparison.Ordinal)),
            ["headers"] = (true, pem => pem.Replace("CERTIFICATE-----\nM", "CERTIFICATE-----\nProc-Type: 4,x\nA:b\n\nM", StringComparison.Ordinal)),
            ["headers without a blank line"] = (true, pem => pem.Replace("-----\nM", "-----\nA: b\nM", StringComparison.Ordinal)),
            ["spaces inside base64"] = (true, pem => pem.Replace("\nMII", "\n M I\tI", StringComparison.Ordinal)),
            ["no text"] = (false, _ => "\n"),
            ["other text"] = (false, _ => "no certificate"),
            ["base64 alone"] = (false, Base64),
            ["spaces in front"] = (false, pem => "  " + pem),
            ["text in front"] = (false, pem => "text " + pem),
            ["text behind"] = (false, pem => pem + " text"),
            ["blocks on one line"] = (false, pem => pem + pem),
            ["all on one line"] = (false, pem => $"-----BEGIN CERTIFICATE-----{Base64(pem)}-----END CERTIFICATE-----"),
            ["first line not alone"] = (
                false,
                pem => pem.Replace("BEGIN CERTIFICATE-----\n", "BEGIN CERTIFICATE-----", StringComparison.Ordinal)
            ),
            ["last line not alone"] = (false, pem => pem.Replace("\n-----END", "-----END", StringComparison.Ordinal)),
            ["a private key behind"] = (false, pem => pem + "\n-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"),
            ["labels that differ"] = (false, pem => pem.Replace("END CERTIFICATE", "END CERTIFICAT", StringComparison.Ordinal)),
            ["no last line"] = (false, pem => pem[..pem.LastIndexOf('\n')]),
            ["a half block behind"] = (false, pem => pem + "\n" + pem[..80]),
            ["a half block in front"] = (false, pem => pem[..80] + "\n" + pem),
            ["a header at the end"] = (false, pem => pem.Replace("\n-----END", "\nA: b\n-----END", StringComparison.Ordinal)),
            ["headers alone"] = (false, _ => "-----BEGIN CERTIFICATE-----\nA: b\n-----END CERTIFICATE-----\n"),
            ["a byte order mark"] = (false, pem => "\ufeff" + pem),
            ["no base64"] = (
                false,
                pem => pem.Replace("MII", "M!I", StringComparison.Ordinal).Replace("\nMI", "\n*I", StringComparison.Ordinal)
            ),
            ["nothing inside"] = (false, _ => "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n"),
            ["no certificate inside"] = (false, _ => "-----BEGIN CERTIFICATE-----\nMAMCAQA=\n-----END CERTIFICATE-----\n"),
            ["a certificate and more inside"] = (
                false,
                pem =>
                    $"-----BEGIN CERTIFICATE-----\n{Convert.ToBase64String([.. Convert.FromBase64String(Base64(pem)), 0])}\n-----END CERTIFICATE-----\n"
            ),
        };

    [Fact]
    public void Every_certificate_of_a_file_is_found() =>
        AssertEach.Of(
            Shapes.Where(shape => shape.Value.IsGood),
            shape =>
                AssertEach.Of(
                    CertificateFile.Split(Encoding.UTF8.GetBytes(shape.Value.Write(Pem)))!,
                    bytes => Assert.Equal(_certificates.Root.RawData, bytes.ToArray())
                )
        );

    [Theory]
    [MemberData(nameof(BadFiles))]
    public void A_file_that_is_not_wholly_certificates_is_refused(string shape) =>
        Assert.False(IsTaken(Encoding.UTF8.GetBytes(Shapes[shape].Write(Pem))));

    [Fact]
    public void DER_is_taken_only_whole()
    {
        var der = _certificates.Root.RawData;

        Assert.True(IsTaken(der));
        Assert.True(IsTaken([.. der, .. der]));
        Assert.False(IsTaken(der[..^1]));
        Assert.False(IsTaken([.. der, 0]));
        Assert.False(IsTaken([.. der, .. der[..20]]));
        Assert.False(IsTaken([0x30, 0x80, .. der, 0, 0]));
    }

    [Fact]
    public void Any_bytes_are_certificates_or_are_refused()
    {
        var der = _certificates.Root.RawData;
        var pem = Encoding.ASCII.GetBytes(Pem);
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<ushort>(), (noise, at) =>
        {
            var place = at % der.Length;
            IsTaken(noise);
            IsTaken([.. der[..place], .. noise, .. der[place..]]);
            IsTaken([.. pem[..place], .. noise, .. pem[place..]]);
        }).Holds();
    }

    [NeedsFact(Component.Notation)]
    public async Task What_notation_refuses_is_refused()
    {
        using var notation = new NotationVerification();
        notation.WritePolicy();
        foreach (var (shape, (isGood, write)) in Shapes)
        {
            var bytes = Encoding.UTF8.GetBytes(write(Pem));
            var isLoaded = await notation.LoadsAsync(bytes);

            Assert.True(isLoaded || !IsTaken(bytes), $"Notation refuses a file with {shape}, and it is taken here.");
            Assert.True(!isGood || isLoaded, $"Notation refuses a file with {shape}.");
        }
    }

    [NeedsFact(Component.Notation)]
    public async Task A_damaged_certificate_that_notation_refuses_is_refused()
    {
        using var notation = new NotationVerification();
        notation.WritePolicy();
        var der = _certificates.Root.RawData;
        var worse = new List<string>();
        var compared = 0;
        foreach (var (place, change) in Gen.Choose(0, der.Length - 1).Zip(Gen.Choose(1, 255)).Sampled(Samples))
        {
            var bytes = der.ToArray();
            bytes[place] ^= (byte)change;
            if (!IsTaken(bytes))
                continue;
            compared++;
            if (!await notation.LoadsAsync(bytes))
                worse.Add($"{place} {change} {Convert.ToBase64String(bytes)}");
        }

        Assert.Empty(worse);
        Assert.NotEqual(0, compared);
    }

    public void Dispose() => _certificates.Dispose();

    private static string Base64(string pem) => string.Concat(pem.Split('\n').Where(line => !line.StartsWith('-')));

    private static bool IsTaken(byte[] file)
    {
        using var config = new TemporaryFolder();
        Assert.True(TrustStoreName.TryParse("ca:acme", out var name, out _));
        var directory = Directory.CreateDirectory(TrustStore.DirectoryOf(config.FullName, name)).FullName;
        File.WriteAllBytes(Path.Combine(directory, "file"), file);
        try
        {
            return TrustStore.Load(config.FullName, name).Certificates.Count > 0;
        }
        catch (TrustStoreException e)
        {
            Assert.EndsWith(".", e.Message, StringComparison.Ordinal);
            return false;
        }
    }
}
