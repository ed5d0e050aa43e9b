using System.Buffers;
using System.Buffers.Text;

namespace ImageSignatures.Signatures.Jws;

/// <summary>Reads the two base 64 encodings of a JWS envelope, each in its one canonical form.</summary>
/// <remarks>
/// https://www.rfc-editor.org/rfc/rfc4648#section-3.5. Stricter than notation, whose reader skips line breaks and the unused bits of the
/// last character: several texts would stand for one value.
/// </remarks>
internal static class Base64Text
{
    /// <summary>Reads base64url without padding.</summary>
    /// <exception cref="MalformedException">It is not that.</exception>
    public static byte[] DecodeUrl(string text, string subject)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        return Base64Url.DecodeFromChars(text, bytes, out _, out var length) == OperationStatus.Done
            && Base64Url.EncodeToString(bytes.AsSpan(0, length)) == text
            ? bytes[..length]
            : throw new MalformedException($"{subject} is not base64url without padding");
    }

    /// <summary>Reads standard base 64 with padding.</summary>
    /// <exception cref="MalformedException">It is not that.</exception>
    public static byte[] Decode(string text, string subject)
    {
        var bytes = new byte[text.Length / 4 * 3];
        return Convert.TryFromBase64String(text, bytes, out var length) && Convert.ToBase64String(bytes, 0, length) == text
            ? bytes[..length]
            : throw new MalformedException($"{subject} is not base 64");
    }
}
