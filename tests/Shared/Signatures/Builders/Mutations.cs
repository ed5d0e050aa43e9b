using FsCheck;
using FsCheck.Fluent;

namespace EcsImageAuditor.Tests.Shared.Signatures.Builders;

/// <summary>Bytes that are nearly, or not at all, what a reader expects.</summary>
internal static class Mutations
{
    private enum Kind
    {
        Replace,
        Flip,
        Remove,
        Insert,
        Repeat,
        Cut,
    }

    public static Config Many(int runs) => Config.QuickThrowOnFailure.WithMaxTest(runs);

    /// <summary>One to four changes to one of the seeds: bytes replaced, flipped, removed, inserted or repeated, or the end cut off.</summary>
    public static Arbitrary<byte[]> Of(params byte[][] seeds)
    {
        var edit = from kind in Gen.Elements(Enum.GetValues<Kind>())
                   from position in Gen.Choose(0, int.MaxValue)
                   from value in Gen.Choose(0, 255)
                   select (kind, position, (byte)value);
        var changed = from seed in Gen.Elements(seeds)
                      from count in Gen.Choose(1, 4)
                      from edits in edit.ArrayOf(count)
                      select edits.Aggregate(seed, Apply);
        return changed.ToArbitrary();
    }

    /// <summary>Bytes without any plan.</summary>
    public static Arbitrary<byte[]> Noise() => ArbMap.Default.ArbFor<byte[]>();

    private static byte[] Apply(byte[] bytes, (Kind Kind, int Position, byte Value) edit)
    {
        if (bytes.Length == 0)
            return [edit.Value];

        var at = edit.Position % bytes.Length;
        return edit.Kind switch
        {
            Kind.Replace => [.. bytes[..at], edit.Value, .. bytes[(at + 1)..]],
            Kind.Flip => [.. bytes[..at], (byte)(bytes[at] ^ (1 << (edit.Value % 8))), .. bytes[(at + 1)..]],
            Kind.Remove => [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + 1 + (edit.Value % 4))..]],
            Kind.Insert => [.. bytes[..at], edit.Value, .. bytes[at..]],
            Kind.Repeat => [.. bytes[..at], .. bytes[Math.Max(0, at - edit.Value)..]],
            _ => bytes[..at],
        };
    }
}
