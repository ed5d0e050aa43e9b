using System.Security.Cryptography;

namespace Differential.Tests.Verification.Agreement;

/// <summary>A trust store with one certificate, named after it.</summary>
/// <param name="Type"><c>ca</c>, <c>signingAuthority</c> or <c>tsa</c>.</param>
/// <param name="Certificate">In DER; empty for a store that is not there.</param>
internal sealed record StoreSpec(string Type, byte[] Certificate)
{
    public string Name => Convert.ToHexStringLower(SHA256.HashData(Certificate))[..16];

    public override string ToString() => $"{Type}:{Name}";

    /// <summary>Writes it below a notation configuration directory.</summary>
    public async Task WriteAsync(string configDirectory)
    {
        if (Certificate.Length == 0)
            return;

        var directory = Directory.CreateDirectory(Path.Combine(configDirectory, "truststore", "x509", Type, Name));
        await File.WriteAllBytesAsync(Path.Combine(directory.FullName, "anchor.der"), Certificate);
    }
}
