using System.Formats.Asn1;

namespace ImageSignatures.Signatures.Asn1.Names;

/// <summary>Reads CRLDistributionPoints: where revocation lists, or their deltas, are.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.13</remarks>
internal static class DistributionPoints
{
    private static readonly Asn1Tag PointTag = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <returns>All URLs of all points, in order. Like notation, it does not look at reasons or at another issuer.</returns>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="MalformedException">A URL holds other characters than ASCII.</exception>
    public static IReadOnlyList<string> ReadUrls(X509Extension extension)
    {
        var urls = new List<string>();
        var reader = extension.Open();
        var points = reader.ReadSequence();
        reader.RequireEnd();
        while (points.HasData)
        {
            var point = points.ReadSequence();
            if (point.HasData && point.PeekTag() == PointTag)
                urls.AddRange(ReadUrls(point));
        }

        return urls;
    }

    /// <summary>Reads one DistributionPointName in its explicit tag: a full name, for notation reads no name relative to the issuer.</summary>
    /// <returns>The URLs in it.</returns>
    /// <inheritdoc cref="ReadUrls(X509Extension)"/>
    public static IReadOnlyList<string> ReadUrls(AsnReader reader)
    {
        var urls = new List<string>();
        var point = reader.ReadSequence(PointTag);
        var fullName = point.ReadSequence(PointTag);
        point.RequireEnd();
        while (fullName.HasData)
        {
            if (GeneralNames.ReadUrl(fullName) is { } url)
                urls.Add(url);
        }

        return urls;
    }
}
