using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Signatures.Certificates;

namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>A server of revocation, as it is or as it should not be.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Make">The server at a URL, first, and those that it leads to.</param>
internal sealed record RevocationShape(string Name, Func<RevocationSubject, string, RevocationServer[]> Make)
{
    /// <summary>Turns the URL of the network into the one that the certificate names.</summary>
    public Func<string, string> Rename { get; init; } = url => url;

    /// <summary>Changes the certificate that names the server.</summary>
    public Func<TestCertificate, TestCertificate> Change { get; init; } = certificate => certificate;

    /// <summary>Whether only a question by POST brings a good answer.</summary>
    public bool IsPostOnly { get; init; }

    /// <summary>Another URL of the network, for what the server leads to.</summary>
    public static string Beside(string url) => url + "x";
}

/// <summary>What is asked about.</summary>
/// <param name="Certificate">The certificate.</param>
/// <param name="Issuer">Its issuer.</param>
/// <param name="EncodedIssuer">The issuer's certificate.</param>
internal sealed record RevocationSubject(Certificate Certificate, TestCertificate Issuer, byte[] EncodedIssuer);

/// <summary>A server that a certificate names.</summary>
/// <param name="Place">The certificate: 0 for the signer's, 1 for its issuer's.</param>
/// <param name="IsOcsp">An OCSP responder, or else a revocation list.</param>
/// <param name="Shape">What it answers.</param>
internal sealed record RevocationSource(int Place, bool IsOcsp, RevocationShape Shape)
{
    public override string ToString() => $"{(Place == 0 ? "signer" : "issuer")} {(IsOcsp ? "OCSP" : "CRL")} {Shape.Name}";
}
