namespace Differential.Tests.Verification.Agreement.Peers;

/// <summary>All cases of the peers' tests.</summary>
internal static class PeerCases
{
    public static IReadOnlyList<PeerCase> All { get; } =
        [.. PeerChains.All(), .. PeerJws.All(), .. PeerCose.All(), .. PeerVerifier.All(), .. PeerRevocation.All()];
}
