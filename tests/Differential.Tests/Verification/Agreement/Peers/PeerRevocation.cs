using Differential.Tests.Verification.Agreement.Generated;

namespace Differential.Tests.Verification.Agreement.Peers;

/// <summary>The tests of notation-core-go's package revocation: OCSP, revocation lists, and the way from one to the other.</summary>
internal static class PeerRevocation
{
    private const string Family = "notation-core-go, revocation";

    public static IEnumerable<PeerCase> All() => [.. Chains(), .. Responders(), .. Lists(), .. Fallbacks()];

    private static IEnumerable<PeerCase> Chains()
    {
        yield return Of(true, Ocsp(0, "good"), Ocsp(1, "good"));
        yield return Of(false, Ocsp(0, "good"), Ocsp(1, "unknown"));
        yield return Of(false, Ocsp(0, "good"), Ocsp(1, "revoked"));
        yield return Of(false, Ocsp(0, "unknown"), Ocsp(1, "revoked"));
        yield return Of(false, Ocsp(0, "revoked"), Ocsp(1, "unknown"));
        yield return Authentic(true, Ocsp(0, "good"), Ocsp(1, "revoked for a key that was good then"));
        yield return Authentic(false, Ocsp(0, "unknown"), Ocsp(1, "revoked for a key that was good then"));
        yield return Authentic(false, Ocsp(0, "good"), Ocsp(1, "revoked for a key that was bad before"));
        yield return Of(false, Ocsp(0, "good"), Ocsp(1, "revoked for a key that was good then"));
        yield return Authentic(false, Ocsp(0, "revoked"));
    }

    private static IEnumerable<PeerCase> Responders()
    {
        yield return Of(false, Ocsp(0, "run out"));
        yield return Of(true, Ocsp(0, "by a responder that cannot be revoked"));
        yield return Of(false, Ocsp(0, "over TLS"));
        yield return Of(false, Ocsp(0, "status 404"));
        yield return Of(false, Ocsp(0, "status 6"));
        yield return Of(false, Ocsp(0, "by another key"));
        yield return Of(true, Ocsp(0, "a page"), Ocsp(0, "good"));
        yield return Of(false, Ocsp(0, "unknown"), Ocsp(0, "good"));
        yield return Of(false, Ocsp(0, "revoked"), Ocsp(0, "good"));
    }

    private static IEnumerable<PeerCase> Lists()
    {
        foreach (var name in new[] { "good", "with another one's entry", "a part for everything", "with a delta",
            "a hold that the delta ends",
            "a hold and its end", "with a delta at its second URL", "with an extension" })
            yield return Of(true, Crl(name));
        foreach (var name in new[] { "reason 1", "run out", "by another key", "with a critical extension", "with a delta that is none",
            "with an older delta", "with the delta to a later one", "revoked in the delta", "with a stranger's delta", "reason 6",
                "a hold after its end",
            "with a delta that is missing", "with a delta that the certificate names", "an end with a critical extension", "status 404",
                "a page" })
            yield return Of(false, Crl(name));
        yield return Authentic(true, Crl("for a key that was good then"));
        yield return Authentic(false, Crl("for a key that was bad before"));
        yield return Of(false, Crl("for a key that was good then"));
        yield return Of(false, Crl("good"), Crl("reason 1"));
        yield return Of(false, Crl("good"), Crl("status 404"));
    }

    private static IEnumerable<PeerCase> Fallbacks()
    {
        yield return Of(true, Ocsp(0, "unknown"), Crl("good"));
        yield return Of(false, Ocsp(0, "unknown"), Crl("reason 1"));
        yield return Of(true, Ocsp(0, "status 503"), Crl("good"));
        yield return Of(false, Ocsp(0, "status 503"), Crl("status 404"));
        yield return Of(false, Ocsp(0, "revoked"), Crl("good"));
        yield return Of(true, Ocsp(0, "good"), Crl("reason 1"));
    }

    private static RevocationSource Ocsp(int place, string name) => new(place, true, OcspShapes.All.First(shape => shape.Name == name));

    private static RevocationSource Crl(string name) => new(0, false, CrlShapes.All.First(shape => shape.Name == name));

    private static PeerCase Of(bool isGood, params RevocationSource[] sources) =>
        new(Family, RevocationCases.Of(sources, RevocationCases.Plain), isGood);

    private static PeerCase Authentic(bool isGood, params RevocationSource[] sources) =>
        new(Family, RevocationCases.Of(sources, RevocationCases.OfAuthority), isGood);
}
