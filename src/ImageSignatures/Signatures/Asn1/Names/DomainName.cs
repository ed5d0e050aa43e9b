namespace ImageSignatures.Signatures.Asn1.Names;

/// <summary>The names of domains that Go takes in certificates, which is nearly everything but empty labels and blanks.</summary>
/// <remarks>https://pkg.go.dev/crypto/x509#ParseCertificate</remarks>
internal static class DomainName
{
    /// <returns>True for no name at all, and for labels between single dots.</returns>
    public static bool IsValid(string text) =>
        text.Length == 0 || (text.All(c => c is > ' ' and < '\x7f') && !text.Split('.').Contains(""));

    /// <returns>True where it can constrain names: as above, perhaps behind a dot for all that is below.</returns>
    public static bool IsConstraint(string text) =>
        text.Length == 0 || (!text.EndsWith('.') && (text[0] == '.' ? text.Length > 1 && IsValid(text[1..]) : IsValid(text)));
}
