using System.Formats.Cbor;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;

namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>COSE envelopes with one or two changes to their headers, signed after the changes, or to the frame.</summary>
internal static class CoseShapeCases
{
    private const string Prefix = "io.cncf.notary.";

    private static readonly object[] Labels =
    [
        1L,
        2L,
        3L,
        4L,
        5L,
        6L,
        7L,
        15L,
        33L,
        34L,
        -1L,
        0L,
        100000L,
        "",
        "x",
        "1",
        Prefix + "signingScheme",
        Prefix + "signingTime",
        Prefix + "authenticSigningTime",
        Prefix + "expiry",
        Prefix + "verificationPlugin",
        Prefix + "verificationPluginMinVersion",
        Prefix + "timestampSignature",
        Prefix + "signingAgent",
        Prefix + "SigningScheme",
    ];

    private static readonly string[] Values =
    [
        "00",
        "20",
        "1903e8",
        "1800",
        "6178",
        "60",
        "4101",
        "40",
        "80",
        "8101",
        "816178",
        "a0",
        "a10102",
        "f4",
        "f6",
        "f7",
        "f93c00",
        "fa3f800000",
        "fb3ff8000000000000",
        "c100",
        "c11a6a1d9f40",
        "c074323032362d30362d30315431323a30303a30305a",
        "c24101",
        "d9d9f700",
        "9fff",
        "bfff",
        "5f4101ff",
        "7f6178ff",
        "1bffffffffffffffff",
        "3bffffffffffffffff",
        "61ff",
        "a20101" + "0102",
        "a1f500",
        "a14101" + "00",
        "8181818181818181818181818181818181818101",
        "6f6e6f746172792e783530392e747361",
        "f820",
    ];

    private static readonly (string Name, Func<Random, TestCoseEnvelope, (string, TestCoseEnvelope)> Change)[] Changes =
    [
        ("set", Set),
        ("set", Set),
        ("remove", Remove),
        ("unprotected", Unprotect),
        ("critical", Critical),
        ("twice", Twice),
        ("order", Shuffle),
        (
            "tag",
            (random, e) =>
                (
                    random.Of("18", "0", "98", "none") is var tag ? tag : "",
                    e with
                    {
                        Tag = tag == "none" ? null : ulong.Parse(tag, System.Globalization.CultureInfo.InvariantCulture),
                    }
                )
        ),
        ("chain", (random, e) => (random.Of(Values) is var hex ? hex : "", e with { X5Chain = Write(hex) })),
    ];

    public static ArtifactCase Next(Random random)
    {
        var chain = random.Of(FixedChain.OfTwo, FixedChain.OfFour);
        var envelope = random.OneIn(2) ? chain.Cose() : chain.CoseOfAuthority();
        var names = new List<string>();
        for (var changes = random.Next(1, 3); changes > 0; changes--)
        {
            var (name, change) = random.Of(Changes);
            (var detail, envelope) = change(random, envelope);
            names.Add($"{name} {detail}");
        }

        return new ArtifactCase(string.Join(", ", names), StatementSpec.Trusting(chain.Root), AttachedEnvelope.Of(envelope));
    }

    private static (string, TestCoseEnvelope) Set(Random random, TestCoseEnvelope envelope)
    {
        var (label, hex) = (random.Of(Labels), random.Of(Values));
        return ($"{label}={hex}", envelope.Set(label, Write(hex)));
    }

    private static (string, TestCoseEnvelope) Remove(Random random, TestCoseEnvelope envelope)
    {
        if (envelope.Protected.Count == 0)
            return ("nothing", envelope);

        var label = random.Of(envelope.Protected).Label;
        return ($"{label}", envelope.Without(label));
    }

    private static (string, TestCoseEnvelope) Unprotect(Random random, TestCoseEnvelope envelope)
    {
        var (label, hex) = (random.Of(Labels), random.Of(Values));
        return ($"{label}={hex}", envelope with { Unprotected = [.. envelope.Unprotected, (label, Write(hex))] });
    }

    private static (string, TestCoseEnvelope) Critical(Random random, TestCoseEnvelope envelope)
    {
        object[] labels =
        [
            .. Enumerable.Range(0, random.Next(4)).Select(_ => random.Of(Labels)),
            Prefix + "signingScheme",
            Prefix + "authenticSigningTime",
        ];
        var chosen = labels[..random.Next(1, labels.Length + 1)];
        return (string.Join('+', chosen), envelope.Set(2L, TestCoseEnvelope.Texts(chosen)));
    }

    private static (string, TestCoseEnvelope) Twice(Random random, TestCoseEnvelope envelope)
    {
        if (envelope.Protected.Count == 0)
            return ("nothing", envelope);

        var entry = random.Of(envelope.Protected);
        return ($"{entry.Label}", envelope with { Protected = [.. envelope.Protected, entry] });
    }

    private static (string, TestCoseEnvelope) Shuffle(Random random, TestCoseEnvelope envelope)
    {
        var entries = envelope.Protected.ToArray();
        random.Shuffle(entries);
        return ("shuffled", envelope with { Protected = entries });
    }

    // The writer is lax: what is well-formed but not one of its own forms is written as well.
    private static Action<CborWriter> Write(string hex) => writer => writer.WriteEncodedValue(Convert.FromHexString(hex));
}
