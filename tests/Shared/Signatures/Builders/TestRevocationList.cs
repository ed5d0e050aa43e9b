using System.Formats.Asn1;

namespace EcsImageAuditor.Tests.Shared.Signatures.Builders;

/// <summary>A revocation list to be, with any fault that a test wants.</summary>
internal sealed record TestRevocationList
{
    public required TestCertificate Issuer { get; init; }

    public IReadOnlyList<TestRevokedEntry> Entries { get; init; } = [];

    public IReadOnlyList<TestExtension> Extensions { get; init; } = [Number(7)];

    public DateTimeOffset ThisUpdate { get; init; } = TestOcspResponse.Now.AddHours(-1);

    public DateTimeOffset? NextUpdate { get; init; } = TestOcspResponse.Now.AddHours(1);

    public TestAlgorithm? Algorithm { get; init; }

    public TestKey? SigningKey { get; init; }

    public static TestExtension Number(int number) => new("2.5.29.20", false, Der.Write(writer => writer.WriteInteger(number)));

    /// <summary>Marks a delta to the list of that number.</summary>
    public static TestExtension DeltaTo(int number) => new("2.5.29.27", true, Der.Write(writer => writer.WriteInteger(number)));

    /// <summary>Says which certificates the list is about.</summary>
    public static TestExtension IssuingPoint(Action<AsnWriter> write) => new("2.5.29.28", true, Der.Sequence(write));

    public TestRevocationList With(params TestExtension[] extensions) => this with { Extensions = [.. Extensions, .. extensions] };

    public byte[] Encode() => EncodeWith(part => part);

    /// <summary>With another signed part, and a good signature of that.</summary>
    public byte[] EncodeWith(Func<byte[], byte[]> change)
    {
        var key = SigningKey ?? Issuer.Key;
        var algorithm = Algorithm ?? TestAlgorithm.For(key);
        return Der.Signed(change(SignedPart(algorithm)), algorithm, key);
    }

    private byte[] SignedPart(TestAlgorithm algorithm) => Der.Sequence(writer =>
    {
        writer.WriteInteger(1);
        writer.WriteEncodedValue(algorithm.Identifier);
        writer.WriteEncodedValue(Issuer.Subject);
        writer.WriteUtcTime(ThisUpdate);
        if (NextUpdate is { } nextUpdate)
            writer.WriteUtcTime(nextUpdate);

        if (Entries.Count > 0)
        {
            using (writer.PushSequence())
                Entries.ToList().ForEach(entry => entry.Write(writer));
        }

        if (Extensions.Count == 0)
            return;

        using (writer.PushSequence(Der.Context(0)))
            TestExtension.WriteAll(writer, Extensions);
    });
}
