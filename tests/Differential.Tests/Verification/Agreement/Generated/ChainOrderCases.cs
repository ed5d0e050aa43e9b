using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Signatures.Certificates.Extensions;

namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>Certificates in another order, too few, too many or of another chain; other rules broken; and anything of it as the anchor.</summary>
internal static class ChainOrderCases
{
    private static readonly string[] Purposes =
    [
        "1.3.6.1.5.5.7.3.3",
        "1.3.6.1.5.5.7.3.8",
        "1.3.6.1.5.5.7.3.1",
        "2.5.29.37.0",
        "1.3.6.1.5.5.7.3.9",
        "1.3.6.1.4.1.311.10.3.13",
        "1.3.6.1.5.5.7.3.4",
    ];

    private static readonly (string Name, Func<Random, TestCertificate, TestCertificate> Change)[] Changes =
    [
        ("usage", (random, c) => c.Set(TestExtension.KeyUsage((KeyUsages)random.Next(1, 512), !random.OneIn(4)))),
        (
            "authority",
            (random, c) => c.Set(TestExtension.BasicConstraints(random.OneIn(2), random.OneIn(2) ? random.Next(3) : null, !random.OneIn(4)))
        ),
        ("purpose", (random, c) => c.Set(TestExtension.ExtendedKeyUsage(random.OneIn(2), random.Of(Purposes), random.Of(Purposes)))),
        ("no usage", (_, c) => c.Without("2.5.29.15")),
        ("unknown extension", (random, c) => c.With(TestExtension.Unknown(random.OneIn(2)))),
        ("subject", (random, c) => c with { Subject = TestCertificate.Name(random.Of("CN=Test Root CA,O=Test,ST=WA,C=US", "CN=x", "O=")) }),
        (
            "serial number",
            (random, c) =>
                c with
                {
                    SerialNumber = random.Of<byte[]>(
                        [0],
                        [1],
                        [0x7f, 1, 2, 3],
                        [.. Enumerable.Repeat((byte)0x70, 20)],
                        [.. Enumerable.Repeat((byte)0x70, 21)]
                    ),
                }
        ),
        ("version", (random, c) => c with { Version = random.Next(4) }),
        ("key", (random, c) => c with { Key = random.Of(TestKey.NewP256(), TestKey.NewP384(), TestKey.Rsa2048, TestKey.Rsa1024) }),
    ];

    public static ArtifactCase Next(Random random) => random.OneIn(2) ? Reordered(random) : Changed(random);

    private static ArtifactCase Reordered(Random random)
    {
        var chain = FixedChain.OfFour;
        var certificates = chain.Encoded.ToList();
        var names = new List<string>();
        for (var changes = random.Next(3); changes > 0; changes--)
            names.Add(Reorder(random, certificates));

        var (anchorName, anchor) = random.Of(
            ("root", chain.Root),
            ("root", chain.Root),
            ("leaf", chain.Leaf),
            ("intermediate", chain.Encoded[2]),
            ("stranger", FixedChain.Stranger.Root)
        );
        // A store takes no leaf that did not issue itself.
        var stores =
            anchorName == "leaf"
                ? StatementSpec.Trusting(chain.Root) with
                {
                    Stores = [new("ca", FixedChain.OfTwo.Root)],
                }
                : StatementSpec.Trusting(anchor);
        return new ArtifactCase(
            $"{string.Join(", ", names)} anchor {anchorName}",
            stores,
            AttachedEnvelope.Of(chain.Jws() with { Certificates = certificates })
        );
    }

    private static string Reorder(Random random, List<byte[]> certificates)
    {
        var at = random.Next(certificates.Count);
        switch (random.Next(5))
        {
            case 0 when certificates.Count > 1:
                certificates.RemoveAt(at);
                return $"without {at}";
            case 1:
                certificates.Insert(at, certificates[random.Next(certificates.Count)]);
                return $"one twice at {at}";
            case 2:
                certificates.Insert(at, random.Of(FixedChain.Stranger.Leaf, FixedChain.Stranger.Root));
                return $"stranger at {at}";
            case 3:
                certificates[at] = random.Of(FixedChain.Stranger.Leaf, FixedChain.Stranger.Root);
                return $"stranger for {at}";
            default:
                certificates.Reverse(0, at + 1);
                return $"first {at + 1} reversed";
        }
    }

    private static ArtifactCase Changed(Random random)
    {
        var (at, (name, change)) = (random.Next(4), random.Of(Changes));
        var chain = FixedChain.Of(FixedChain.OfFour.Chain.Change(at, certificate => change(random, certificate)));
        var envelope = random.OneIn(3) ? AttachedEnvelope.Of(chain.Cose()) : AttachedEnvelope.Of(chain.Jws());
        return new ArtifactCase($"{name} of {at}", StatementSpec.Trusting(chain.Root), envelope);
    }
}
