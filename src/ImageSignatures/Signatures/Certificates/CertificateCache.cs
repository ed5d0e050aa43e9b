using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace ImageSignatures.Signatures.Certificates;

/// <summary>
/// Certificates read before, found by their bytes, with what was verified of them. Only to save time: nothing in it is more trusted than
/// outside. Used by several threads.
/// </summary>
internal sealed class CertificateCache
{
    // A few signers have a handful of certificates each. Whoever fills it with others only slows himself and us down.
    private const int MaxCertificates = 256;

    // Real ones have about 1,000 bytes. A longer one is read each time, so that strangers cannot fill the memory.
    private const int MaxLength = 8 * 1024;

    private readonly ConcurrentDictionary<string, Certificate> _certificates = new(StringComparer.Ordinal);

    /// <inheritdoc cref="Certificate.Parse"/>
    public Result<Certificate> Parse(ReadOnlyMemory<byte> der)
    {
        var key = Convert.ToHexString(SHA256.HashData(der.Span));
        if (_certificates.TryGetValue(key, out var known))
            return known;

        // A copy, for the certificate would keep the whole envelope that its bytes are a part of.
        var result = Certificate.Parse(der.ToArray());
        if (der.Length <= MaxLength && result.TryGet(out var certificate, out _))
            Add(key, certificate);

        return result;
    }

    private void Add(string key, Certificate certificate)
    {
        if (_certificates.Count >= MaxCertificates)
            _certificates.Clear();

        _certificates[key] = certificate;
    }
}
