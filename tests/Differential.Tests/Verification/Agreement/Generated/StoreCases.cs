namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>Trust stores of the right and the wrong type, with the right and the wrong certificate, several, or not there.</summary>
internal static class StoreCases
{
    private static readonly (string Name, byte[] Certificate)[] Certificates =
    [
        ("root", FixedChain.OfFour.Root),
        ("intermediate", FixedChain.OfFour.Encoded[1]),
        ("stranger", FixedChain.Stranger.Root),
        ("other", FixedChain.OfTwo.Root),
        ("leaf", FixedChain.OfFour.Leaf),
        ("absent", []),
    ];

    public static ArtifactCase Next(Random random)
    {
        var stores = Enumerable
            .Range(0, random.Next(1, 4))
            .Select(_ =>
                (
                    Type: random.Of("ca", "ca", "signingAuthority", "signingAuthority", "tsa"),
                    Certificate: random.Of(random.OneIn(3) ? Certificates : Certificates[..3])
                )
            )
            .DistinctBy(store => $"{store.Type}:{store.Certificate.Name}")
            .ToList();
        var (isAuthority, isCose) = (random.OneIn(2), random.OneIn(3));
        var chain = FixedChain.OfFour;
        var envelope = (isAuthority, isCose) switch
        {
            (true, true) => AttachedEnvelope.Of(chain.CoseOfAuthority()),
            (true, false) => AttachedEnvelope.Of(chain.JwsOfAuthority()),
            (false, true) => AttachedEnvelope.Of(chain.Cose()),
            _ => AttachedEnvelope.Of(chain.Jws()),
        };
        var level = random.Of("strict", "strict", "permissive", "audit");
        return new ArtifactCase(
            $"{level} {string.Join('+', stores.Select(store => $"{store.Type}:{store.Certificate.Name}"))} {(isAuthority ? "authority" : "plain")}{(isCose ? " COSE" : "")}",
            new StatementSpec
            {
                Level = level,
                Stores = [.. stores.Select(store => new StoreSpec(store.Type, store.Certificate.Certificate))],
                VerifyTimestamp = random.Of(null, "always", "afterCertExpiry"),
            },
            envelope);
    }
}
