using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using static EcsImageAuditor.Tests.Shared.Signatures.Builders.TestTimestampWriter;

namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>Public keys in certificates that are not what signs.</summary>
internal static class KeyShapes
{
    private const string Rsa = "1.2.840.113549.1.1.1";
    private const string Curve = "1.2.840.10045.2.1";
    private static readonly byte[] Modulus = Rsa2048();

    public static IReadOnlyList<(string Name, Func<TestKey, byte[]> Info)> All { get; } =
    [
        ("RSA", _ => Key(Rsa, [5, 0], RsaKey(Modulus, [1, 0, 1]))),
        ("RSA without parameters", _ => Key(Rsa, [], RsaKey(Modulus, [1, 0, 1]))),
        ("RSA with other parameters", _ => Key(Rsa, [0x30, 0], RsaKey(Modulus, [1, 0, 1]))),
        ("RSA with an exponent of 1", _ => Key(Rsa, [5, 0], RsaKey(Modulus, [1]))),
        ("RSA with an even exponent", _ => Key(Rsa, [5, 0], RsaKey(Modulus, [4]))),
        ("RSA with a negative exponent", _ => Key(Rsa, [5, 0], RsaKey(Modulus, [0xff]))),
        ("RSA with an exponent of eight bytes", _ => Key(Rsa, [5, 0], RsaKey(Modulus, [0x7f, 1, 1, 1, 1, 1, 1, 1]))),
        ("RSA with an exponent of nine bytes", _ => Key(Rsa, [5, 0], RsaKey(Modulus, [1, 1, 1, 1, 1, 1, 1, 1, 1]))),
        ("RSA with an even modulus", _ => Key(Rsa, [5, 0], RsaKey([.. Modulus[..^1], 2], [1, 0, 1]))),
        ("RSA with a modulus of 0", _ => Key(Rsa, [5, 0], RsaKey([0], [1, 0, 1]))),
        ("RSA with a negative modulus", _ => Key(Rsa, [5, 0], RsaKey([0xff], [1, 0, 1]))),
        ("RSA of 9000 bits", _ => Key(Rsa, [5, 0], RsaKey([1, .. new byte[1124], 1], [1, 0, 1]))),
        ("RSA with something behind it", _ => Key(Rsa, [5, 0], [.. RsaKey(Modulus, [1, 0, 1]), 5, 0])),
        ("RSA that is none", _ => Key(Rsa, [5, 0], [5, 0])),
        ("P-224", _ => Key(Curve, Oid("1.3.132.0.33"), Point(P224))),
        ("P-256 off its curve", _ => Key(Curve, Oid("1.2.840.10045.3.1.7"), [4, .. new byte[63], 1])),
        ("P-256 at infinity", _ => Key(Curve, Oid("1.2.840.10045.3.1.7"), [0])),
        ("P-256 compressed", key => Key(Curve, Oid("1.2.840.10045.3.1.7"), [2, .. Public(key)[1..33]])),
        ("P-256 with something behind it", key => Key(Curve, Oid("1.2.840.10045.3.1.7"), [.. Public(key), 0])),
        ("P-256 with two parameters", key => Key(Curve, [.. Oid("1.2.840.10045.3.1.7"), 5, 0], Public(key))),
        ("P-256 without parameters", key => Key(Curve, [], Public(key))),
        ("P-256 with bits to spare", key => Key(Curve, Oid("1.2.840.10045.3.1.7"), Left(Public(key)), unusedBits: 1)),
        ("secp256k1", _ => Key(Curve, Oid("1.3.132.0.10"), [4, .. new byte[64]])),
        ("brainpool", _ => TestKey.NewBrainpool().Info),
        ("explicit parameters", _ => Key(Curve, [0x30, 0], [4, .. new byte[64]])),
        ("Ed25519", _ => Key("1.3.101.112", [], new byte[32])),
        ("Ed25519 with parameters", _ => Key("1.3.101.112", [5, 0], new byte[32])),
        ("Ed25519 that is short", _ => Key("1.3.101.112", [], new byte[31])),
        ("X25519", _ => Key("1.3.101.110", [], new byte[32])),
        ("X25519 that is short", _ => Key("1.3.101.110", [], new byte[31])),
        ("X25519 with parameters", _ => Key("1.3.101.110", [5, 0], new byte[32])),
        ("DSA", _ => Key("1.2.840.10040.4.1", [0x30, 9, 2, 1, 7, 2, 1, 3, 2, 1, 2], [2, 1, 4])),
        ("DSA with a zero", _ => Key("1.2.840.10040.4.1", [0x30, 9, 2, 1, 7, 2, 1, 0, 2, 1, 2], [2, 1, 4])),
        ("DSA without parameters", _ => Key("1.2.840.10040.4.1", [], [2, 1, 4])),
        ("an unknown key", _ => Key("1.2.3.4", [], [1])),
        ("an unknown key without bits", _ => Key("1.2.3.4", [], [])),
        ("an unknown key of a long number", _ => Wrapped(0x30, [.. Wrapped(0x30, [6, 7, 0x2a, 0x90, 0x80, 0x80, 0x80, 0x80, 0]), 3, 2, 0, 1])),
    ];

    private static byte[] Key(string oid, byte[] parameters, byte[] bits, byte unusedBits = 0) =>
        Wrapped(0x30, [.. Wrapped(0x30, [.. Oid(oid), .. parameters]), .. Wrapped(3, [unusedBits, .. bits])]);

    private static byte[] Oid(string oid) => Der.Write(writer => writer.WriteObjectIdentifier(oid));

    private static byte[] RsaKey(byte[] modulus, byte[] exponent) => Wrapped(0x30, [.. Wrapped(2, modulus), .. Wrapped(2, exponent)]);

    private static byte[] Rsa2048() => [0, .. TestKey.Rsa2048.Rsa.ExportParameters(false).Modulus!];

    private static byte[] Public(TestKey key)
    {
        if (key.IsRsa)
            return [4, .. new byte[64]];

        var point = key.Ecdsa.ExportParameters(false).Q;
        return [4, .. point.X!, .. point.Y!];
    }

    // The generator of the curve.
    private static byte[] Point(string hex) => [4, .. Convert.FromHexString(hex)];

    private const string P224 = "b70e0cbd6bb4bf7f321390b94a03c1d356c21122343280d6115c1d21bd376388b5f723fb4c22dfe6cd4375a05a07476444d5819985007e34";

    private static byte[] Left(byte[] bytes) => [.. bytes.Select((b, i) => (byte)((b << 1) | (i + 1 < bytes.Length ? bytes[i + 1] >> 7 : 0)))];
}
