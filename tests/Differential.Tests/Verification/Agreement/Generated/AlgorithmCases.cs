using System.Security.Cryptography;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;

namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>Keys, the algorithms named beside them, and signatures in other forms or by other keys.</summary>
internal static class AlgorithmCases
{
    private static readonly FixedChain[] Keys =
        [.. new[] { "P256", "P384", "P521", "RSA2048", "RSA3072", "RSA4096", "RSA1024", "brainpool" }.Select(FixedChain.OfOne)];

    private static readonly string[] Names =
        ["ES256", "ES384", "ES512", "PS256", "PS384", "PS512", "RS256", "HS256", "none", "", "es256", "ES256K", "EdDSA", "RSA-OAEP"];

    private static readonly long[] Labels = [-7, -35, -36, -37, -38, -39, -8, -47, -257, 5, 0, 1, -65535];

    public static ArtifactCase Next(Random random)
    {
        var chain = random.Of(random.OneIn(4) ? Keys : Keys[..6]);
        var statement = StatementSpec.Trusting(chain.Root);
        var key = $"key {chain.Chain.Leaf.Key.EnvelopeAlgorithm.Jws}/{chain.Chain.Leaf.Key.Bits}";
        if (random.OneIn(3))
        {
            var label = random.OneIn(2) ? chain.Chain.Leaf.Key.EnvelopeAlgorithm.Cose : random.Of(Labels);
            return new ArtifactCase(
                $"COSE {key} alg {label}",
                statement,
                AttachedEnvelope.Of(chain.Cose().Set(1L, TestCoseEnvelope.Number(label)))
            );
        }

        var name = !random.OneIn(3) ? chain.Chain.Leaf.Key.EnvelopeAlgorithm.Jws : random.Of(Names);
        var (form, sign) = random.Of(Forms(chain.Chain.Leaf.Key));
        var envelope = chain.Jws().Change(header => header["alg"] = name) with { Sign = sign };
        return new ArtifactCase($"JWS {key} alg {name} {form}", statement, AttachedEnvelope.Of(envelope));
    }

    private static (string Form, Func<byte[], byte[]>? Sign)[] Forms(TestKey key) =>
        [
            ("as usual", null),
            ("as usual", null),
            (
                "another hash",
                data =>
                    key.IsRsa
                        ? key.Rsa.SignData(data, HashAlgorithmName.SHA1, RSASignaturePadding.Pss)
                        : key.Ecdsa.SignData(data, HashAlgorithmName.SHA1)
            ),
            (
                "another form",
                data =>
                    key.IsRsa
                        ? key.Rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                        : key.Ecdsa.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
            ),
            ("another key", data => (key.IsRsa ? Keys[0].Chain.Leaf.Key : FixedChain.Stranger.Chain.Leaf.Key).SignEnvelope(data)),
            ("the other half of the curve", data => key.IsRsa ? key.SignEnvelope(data) : Mirrored(key, data)),
            ("a zero in front", data => [0, .. key.SignEnvelope(data)]),
            ("a byte less", data => key.SignEnvelope(data)[..^1]),
            ("zeros", data => new byte[key.SignEnvelope(data).Length]),
            ("nothing", _ => []),
        ];

    // (r, n - s) is a signature as well. Nobody forbids it, so both have to take it.
    private static byte[] Mirrored(TestKey key, byte[] data)
    {
        var signature = key.SignEnvelope(data);
        if (key.Bits != 256 || key.EnvelopeAlgorithm.Jws != "ES256")
            return signature;

        var half = signature.Length / 2;
        var order = new System.Numerics.BigInteger(
            key.Ecdsa.ExportExplicitParameters(false).Curve.Order,
            isUnsigned: true,
            isBigEndian: true
        );
        var s = new System.Numerics.BigInteger(signature.AsSpan(half), isUnsigned: true, isBigEndian: true);
        var mirrored = (order - s).ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. signature[..half], .. new byte[half - mirrored.Length], .. mirrored];
    }
}
