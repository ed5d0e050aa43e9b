using System.Net;

namespace Differential.Tests.Verification.Agreement;

/// <summary>What a server of a case's revocation answers.</summary>
/// <param name="Url">The URL that stands in a certificate or a list.</param>
/// <param name="Body">The body.</param>
internal sealed record RevocationServer(string Url, byte[] Body)
{
    public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

    public string MediaType { get; init; } = "application/octet-stream";

    /// <summary>What it answers to POST; null for the same as to GET.</summary>
    public RevocationServer? Post { get; init; }

    /// <summary>Where it redirects to.</summary>
    public string? Location { get; init; }

    /// <summary>The part of the URL by which the server is found: a question of OCSP by GET follows it.</summary>
    public string Key => KeyOf(new Uri(Url).AbsolutePath);

    public static string KeyOf(string path) => string.Join('/', path.Split('/').Take(3));
}
