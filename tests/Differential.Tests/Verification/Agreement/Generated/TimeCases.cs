using System.Globalization;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;

namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>Signing times, expiries and validity periods in the past, in the future and at their very ends, at every level.</summary>
internal static class TimeCases
{
    private static readonly DateTimeOffset[] Bounds = [Year(1970), Year(2020), Year(2022), Year(2024), Year(2100), Year(2120)];

    // Of a leaf, or of one of its authorities.
    private static readonly FixedChain[] Windows =
    [
        FixedChain.OfFour,
        Window(0, 2020, 2022),
        Window(0, 2100, 2120),
        Window(1, 2020, 2022),
        Window(1, 2024, 2120),
        Window(3, 1970, 2022),
        Window(3, 2022, 2024),
    ];

    public static ArtifactCase Next(Random random)
    {
        var chain = random.Of(Windows);
        var signed = random.Of(Bounds).AddSeconds(random.Next(-1, 2));
        DateTimeOffset? expiry =
            random.OneIn(2) ? null
            : random.OneIn(4) ? signed.AddSeconds(random.Next(-1, 2))
            : random.Of(Year(2023), Year(2110)).AddSeconds(random.Next(2));
        var (isAuthority, isCose) = (random.OneIn(2), random.OneIn(2));
        var statement = StatementSpec.Trusting(chain.Root) with { Level = random.Of("strict", "strict", "permissive", "audit") };
        var envelope = isCose
            ? AttachedEnvelope.Of(Cose(chain, isAuthority, signed, expiry))
            : AttachedEnvelope.Of(Jws(chain, isAuthority, signed, expiry));
        var name =
            $"{(isCose ? "COSE" : "JWS")} {(isAuthority ? "authority" : "plain")} signed {signed:u} expires {expiry:u} window {Array.IndexOf(Windows, chain)} {statement.Level}";
        return new ArtifactCase(name, statement, envelope);
    }

    private static TestEnvelope Jws(FixedChain chain, bool isAuthority, DateTimeOffset signed, DateTimeOffset? expiry)
    {
        var envelope = isAuthority
            ? chain.JwsOfAuthority(Text(signed))
            : chain.Jws().Change(header => header["io.cncf.notary.signingTime"] = Text(signed));
        return expiry is { } time ? envelope.With("io.cncf.notary.expiry", Text(time), true) : envelope;
    }

    private static TestCoseEnvelope Cose(FixedChain chain, bool isAuthority, DateTimeOffset signed, DateTimeOffset? expiry)
    {
        var time = $"io.cncf.notary.{(isAuthority ? "authenticSigningTime" : "signingTime")}";
        var envelope = isAuthority ? chain.CoseOfAuthority(signed) : chain.Cose().Set(time, TestCoseEnvelope.Time(signed));
        if (expiry is null)
            return envelope;

        List<object> critical = ["io.cncf.notary.signingScheme", "io.cncf.notary.expiry"];
        if (isAuthority)
            critical.Add(time);
        return envelope.Set("io.cncf.notary.expiry", TestCoseEnvelope.Time(expiry.Value)).Set(2L, TestCoseEnvelope.Texts([.. critical]));
    }

    private static FixedChain Window(int index, int from, int to) =>
        FixedChain.Of(
            FixedChain.OfFour.Chain.Change(index, certificate => certificate with { NotBefore = Year(from), NotAfter = Year(to) })
        );

    private static DateTimeOffset Year(int year) => new(year, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
