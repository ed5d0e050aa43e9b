using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EcsImageAuditor.Emulator.Signer;

/// <summary>
/// A throw-away certificate chain of AWS Signer's shape: ECDSA P-384 with SHA-384; a root, an intermediate, a regional authority,
/// and leaves that live for days. Every leaf has the same subject, as with AWS Signer, whoever the customer is.
/// </summary>
public sealed class SigningChain : IDisposable
{
    private const string TrustStore = "aws-signer-ts";
    private const string RootFile = "aws-signer-notation-root.crt";
    private const int LeafDays = 5;

    private readonly X509Certificate2 _root;
    private readonly X509Certificate2 _intermediate;
    private readonly X509Certificate2 _regional;

    // Bounded by the life of the regional authority: one leaf a day.
    private readonly ConcurrentDictionary<DateOnly, Lazy<SigningCertificate>> _leaves = [];

    private SigningChain(X509Certificate2 root, X509Certificate2 intermediate, X509Certificate2 regional)
    {
        _root = root;
        _intermediate = intermediate;
        _regional = regional;
    }

    /// <summary>Makes a chain that can sign from three years before now until three years after.</summary>
    public static SigningChain Create(string region, TimeProvider time)
    {
        var today = time.GetUtcNow().UtcDateTime.Date;
        var root = CertificateFactory.CreateRoot(
            "AWS Signer Code Signing Root CA G1", today.AddYears(-4), today.AddYears(100));
        var intermediate = CertificateFactory.CreateAuthority(
            root, "AWS Signer Code Signing Int CA G1", pathLength: 1, today.AddYears(-4), today.AddYears(10));
        var regional = CertificateFactory.CreateAuthority(
            intermediate, $"AWS Signer {region} Code Signing CA G1", pathLength: 0, today.AddYears(-3), today.AddYears(3));
        return new SigningChain(root, intermediate, regional);
    }

    /// <summary>The root certificate in DER.</summary>
    public ReadOnlyMemory<byte> Root => _root.RawDataMemory;

    /// <summary>The leaf that signs at a time, issued the day before.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The regional authority was not or will not be valid then.</exception>
    public SigningCertificate CertificateAt(DateTimeOffset time)
    {
        var issued = DateOnly.FromDateTime(time.UtcDateTime).AddDays(-1);
        var notBefore = issued.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        if (notBefore < _regional.NotBefore.ToUniversalTime() || notBefore.AddDays(LeafDays) > _regional.NotAfter.ToUniversalTime())
            throw new ArgumentOutOfRangeException(nameof(time), time, "The signing chain has no valid certificate at that time.");
        return _leaves.GetOrAdd(issued, _ => new Lazy<SigningCertificate>(() => Issue(notBefore))).Value;
    }

    /// <summary>Writes the root as trust store "signingAuthority:aws-signer-ts" below a notation configuration directory.</summary>
    public async Task WriteTrustStoreAsync(string notationConfigDir, CancellationToken ct = default)
    {
        var directory = Path.Combine(notationConfigDir, "truststore", "x509", "signingAuthority", TrustStore);
        Directory.CreateDirectory(directory);
        await File.WriteAllTextAsync(Path.Combine(directory, RootFile), _root.ExportCertificatePem() + "\n", ct);
    }

    public void Dispose()
    {
        _root.Dispose();
        _intermediate.Dispose();
        _regional.Dispose();
    }

    private SigningCertificate Issue(DateTime notBefore)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var leaf = CertificateFactory.CreateLeaf(_regional, key, "AWS Signer", notBefore, notBefore.AddDays(LeafDays));
        return new SigningCertificate(key, [leaf.RawData, _regional.RawDataMemory, _intermediate.RawDataMemory, _root.RawDataMemory]);
    }
}
