using System.Globalization;

namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>The cases of one seed. The same seed makes the same changes; keys and certificates are new in each run.</summary>
internal static class GeneratedCases
{
    private static readonly (string Name, int Count, Func<Random, ArtifactCase> Next)[] Families =
    [
        ("header", 65, HeaderCases.Next),
        ("time", 60, TimeCases.Next),
        ("algorithm", 50, AlgorithmCases.Next),
        ("chain", 60, ChainOrderCases.Next),
        ("base 64", 40, Base64Cases.Next),
        ("JSON", 60, JsonShapeCases.Next),
        ("COSE", 60, CoseShapeCases.Next),
        ("bytes", 40, ByteCases.Next),
        ("target", 40, TargetCases.Next),
        ("manifest", 60, ManifestCases.Next),
        ("several", 25, SeveralCases.Next),
        ("policy", 55, PolicyCases.Next),
        ("store", 40, StoreCases.Next),
        ("subject", 40, SubjectCases.Next),
        ("timestamp", 40, TimestampCases.Next),
        ("AWS Signer", 20, SignerCases.Next),
        ("token", 45, TokenShapeCases.Next),
        ("certificate", 80, CertificateShapeCases.Next),
        ("revocation", 60, RevocationCases.Next),
        ("listing", 40, RegistryAnswerCases.Next),
    ];

    private static readonly double Factor =
        Environment.GetEnvironmentVariable("AGREEMENT_CASES") is { Length: > 0 } text
            ? Math.Max(1, double.Parse(text, CultureInfo.InvariantCulture) / Families.Sum(family => family.Count))
            : 1;

    public static IReadOnlyList<ArtifactCase> Of(int seed) => [.. Families.SelectMany((family, index) => Of(seed, index))];

    private static IEnumerable<ArtifactCase> Of(int seed, int index)
    {
        var (name, count, next) = Families[index];
        var random = new Random(unchecked((seed * 397) ^ index));
        for (var number = 0; number < count * Factor; number++)
        {
            var item = next(random);
            yield return item with { Name = $"{name} {number} of seed {seed}: {item.Name}" };
        }
    }
}
