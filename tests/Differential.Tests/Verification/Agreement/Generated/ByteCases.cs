using EcsImageAuditor.Tests.Shared.Signatures.Builders;

namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>Envelopes of either format with one to three bytes changed anywhere.</summary>
internal static class ByteCases
{
    private static readonly AttachedEnvelope[] Seeds =
    [
        AttachedEnvelope.Of(FixedChain.OfTwo.Jws()),
        AttachedEnvelope.Of(FixedChain.OfTwo.Cose()),
    ];

    public static ArtifactCase Next(Random random)
    {
        var seed = random.Of(Seeds);
        var bytes = seed.Bytes.ToList();
        var names = new List<string>();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
            names.Add(Change(random, bytes));

        return new ArtifactCase(
            $"{(seed.MediaType == Envelopes.Jws ? "JWS" : "COSE")} {string.Join(", ", names)}",
            StatementSpec.Trusting(FixedChain.OfTwo.Root),
            seed with
            {
                Bytes = [.. bytes],
            }
        );
    }

    private static string Change(Random random, List<byte> bytes)
    {
        // Half of the changes to the first or last bytes, where the frame is.
        var at = random.OneIn(2) ? random.Next(bytes.Count) : random.Of(random.Next(60), bytes.Count - 1 - random.Next(60));
        var value = (byte)random.Next(256);
        switch (random.Next(4))
        {
            case 0:
                bytes[at] ^= (byte)(1 << (value % 8));
                return $"bit of {at}";
            case 1:
                bytes.RemoveAt(at);
                return $"without {at}";
            case 2:
                bytes.Insert(at, value);
                return $"{value:x2} at {at}";
            default:
                bytes[at] = value;
                return $"{value:x2} for {at}";
        }
    }
}
