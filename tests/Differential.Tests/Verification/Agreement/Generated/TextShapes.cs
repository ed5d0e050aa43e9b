using System.Text;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using static EcsImageAuditor.Tests.Shared.Signatures.Builders.TestTimestampWriter;

namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>Subjects in every kind of text and outline.</summary>
internal static class TextShapes
{
    private const byte Utf8 = 0x0c;

    private static readonly (byte Tag, byte[][] Values)[] Texts =
    [
        (Utf8, ["a"u8.ToArray(), "é"u8.ToArray(), [0xff], [0xed, 0xa0, 0x80], [0xc0, 0x80], [], [0], [0xf4, 0x90, 0x80, 0x80]]),
        (0x13, ["a"u8.ToArray(), "R&D *"u8.ToArray(), "a@b"u8.ToArray(), "a_b"u8.ToArray(), [0xe9], [], "(')+,-./:=?"u8.ToArray(), "\""u8.ToArray()]),
        (0x16, ["a@b"u8.ToArray(), [0x80], [0], [0x7f]]),
        (0x14, ["a"u8.ToArray(), [0xe9], [0x80, 0xff]]),
        (0x12, ["12 3"u8.ToArray(), "a"u8.ToArray(), []]),
        (0x1e, [[0, 0x61], [0x61], [0xd8, 0x3d, 0xde, 0], [0xff, 0xfe], [0xff, 0xff], [0xfd, 0xd0], [0xff, 0xfd], [0, 0x61, 0, 0], [0, 0], []]),
        (0x1c, [[0, 0, 0, 0x61]]),
        (0x1a, ["a"u8.ToArray()]),
        (0x1b, ["a"u8.ToArray()]),
        (0x02, [[1]]),
        (0x04, ["a"u8.ToArray()]),
        (0x05, [[]]),
        (0x2c, [[0x0c, 1, 0x61]]),
        (0x33, [[0x13, 1, 0x61]]),
        (0x82, ["a"u8.ToArray()]),
        (0x17, ["200101000000Z"u8.ToArray()]),
    ];

    public static IReadOnlyList<(string Name, byte[] Subject)> All { get; } =
    [
        .. Texts.SelectMany(row => row.Values.Select(value => ($"text {row.Tag:x2} {Convert.ToHexString(value)}", Name(Attribute(Wrapped(row.Tag, value)))))),
        ("no names", Wrapped(0x30, [])),
        ("a relative name of nothing", Wrapped(0x30, Wrapped(0x31, []))),
        ("two attributes in one relative name", Wrapped(0x30, Wrapped(0x31, [.. Attribute(Text("b"), "2.5.4.10"), .. Attribute(Text("a"))]))),
        ("two attributes of one type in one relative name", Wrapped(0x30, Wrapped(0x31, [.. Attribute(Text("a")), .. Attribute(Text("b"))]))),
        ("the same attribute twice", Name(Attribute(Text("a")), Attribute(Text("a")))),
        ("a relative name that is a sequence", Wrapped(0x30, Wrapped(0x30, Attribute(Text("a"))))),
        ("an attribute that is a set", Wrapped(0x30, Wrapped(0x31, Wrapped(0x31, [6, 3, 0x55, 4, 3, .. Text("a")])))),
        ("an attribute without a value", Wrapped(0x30, Wrapped(0x31, Wrapped(0x30, [6, 3, 0x55, 4, 3])))),
        ("an attribute with two values", Wrapped(0x30, Wrapped(0x31, Wrapped(0x30, [6, 3, 0x55, 4, 3, .. Text("a"), .. Text("b")])))),
        ("an attribute without a type", Wrapped(0x30, Wrapped(0x31, Wrapped(0x30, [6, 0, .. Text("a")])))),
        ("a type that is cut", Wrapped(0x30, Wrapped(0x31, Wrapped(0x30, [6, 2, 0x55, 0x84, .. Text("a")])))),
        ("a type with zeros", Wrapped(0x30, Wrapped(0x31, Wrapped(0x30, [6, 3, 0x55, 0x80, 4, .. Text("a")])))),
        ("a type of the greatest number", Wrapped(0x30, Wrapped(0x31, Wrapped(0x30, [6, 6, 0x2a, 0x87, 0xff, 0xff, 0xff, 0x7f, .. Text("a")])))),
        ("a type of a greater number", Wrapped(0x30, Wrapped(0x31, Wrapped(0x30, [6, 6, 0x2a, 0x88, 0x80, 0x80, 0x80, 0, .. Text("a")])))),
        ("a type whose first number is greatest", Wrapped(0x30, Wrapped(0x31, Wrapped(0x30, [6, 5, 0x87, 0xff, 0xff, 0xff, 0x7f, .. Text("a")])))),
        ("a type whose first number is greater", Wrapped(0x30, Wrapped(0x31, Wrapped(0x30, [6, 5, 0x88, 0x80, 0x80, 0x80, 0, .. Text("a")])))),
        ("a hundred attributes", Name([.. Enumerable.Range(0, 100).Select(i => Attribute(Text($"{i}"), $"1.2.{i}"))])),
        ("two hundred attributes", Name([.. Enumerable.Range(0, 200).Select(i => Attribute(Text($"{i}"), $"1.2.{i}"))])),
        ("a long value", Name(Attribute(Wrapped(Utf8, Encoding.ASCII.GetBytes(new string('a', 5000)))))),
    ];

    private static byte[] Text(string text) => Wrapped(Utf8, Encoding.UTF8.GetBytes(text));

    private static byte[] Attribute(byte[] value, string type = "2.5.4.3") =>
        Wrapped(0x30, [.. Der.Write(writer => writer.WriteObjectIdentifier(type)), .. value]);

    private static byte[] Name(params byte[][] attributes) => Wrapped(0x30, [.. attributes.SelectMany(attribute => Wrapped(0x31, attribute))]);
}
