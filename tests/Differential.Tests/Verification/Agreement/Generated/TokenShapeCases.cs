using System.Text;
using Differential.Tests.Signatures.Agreement;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;

namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>Good signatures with a timestamp of one of the <see cref="TokenShapes"/>, or of two at once.</summary>
internal static class TokenShapeCases
{
    private static readonly DateTimeOffset Time = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly TestTimestamp Usual = TestTimestamp.By(Chains.Always(TestChain.Timestamping()));

    private static readonly IReadOnlyList<TestTimestamp> Authorities =
        [.. TokenShapes.Certificates.Select(shape => TestTimestamp.By(shape.Change(Usual.Chain)))];

    private static readonly FixedChain Signer = FixedChain.Of(FixedChain.OfTwo.Chain.Change(0, leaf => leaf with
    {
        NotBefore = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero),
        NotAfter = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
    }));

    /// <summary>Each shape once.</summary>
    public static IEnumerable<ArtifactCase> All()
    {
        foreach (var (name, change) in TokenShapes.Tokens)
            yield return Case(name, Usual, change, bytes => bytes);
        foreach (var (name, change) in TokenShapes.Bytes)
            yield return Case(name, Usual, token => token, change);
        for (var i = 0; i < Authorities.Count; i++)
            yield return Case(TokenShapes.Certificates[i].Name, Authorities[i], token => token, bytes => bytes);
    }

    /// <summary>A token of two shapes, or by an odd authority.</summary>
    public static ArtifactCase Next(Random random)
    {
        var number = random.Next(Authorities.Count);
        var isOdd = random.OneIn(3);
        var first = random.Of(TokenShapes.Tokens);
        var second = random.OneIn(2) ? random.Of(TokenShapes.Tokens) : ("", token => token);
        var bytes = random.OneIn(6) ? random.Of(TokenShapes.Bytes) : ("", token => token);
        return Case(
            $"{first.Name}, {second.Item1}, {bytes.Item1}, {(isOdd ? TokenShapes.Certificates[number].Name : "")}",
            isOdd ? Authorities[number] : Usual,
            token => second.Item2(first.Change(token)),
            bytes.Item2);
    }

    /// <summary>A token of that shape.</summary>
    public static ArtifactCase Of(string name, Func<TestTimestamp, TestTimestamp> change) => Case(name, Usual, change, bytes => bytes);

    /// <summary>A token of an authority with that chain.</summary>
    public static ArtifactCase OfChain(string name, Func<TestChain, TestChain> change) =>
        Case(name, TestTimestamp.By(change(Usual.Chain)), token => token, bytes => bytes);

    private static ArtifactCase Case(
        string name, TestTimestamp authority, Func<TestTimestamp, TestTimestamp> change, Func<byte[], byte[]> changeBytes)
    {
        var statement = StatementSpec.Trusting(Signer.Root);
        var envelope = Signer.Jws().ToJson();
        var signature = System.Buffers.Text.Base64Url.DecodeFromChars((string)envelope["signature"]!);
        var token = changeBytes(change(authority with { Data = signature, Time = Time }).Encode());
        envelope["header"]!["io.cncf.notary.timestampSignature"] = Convert.ToBase64String(token);
        return new ArtifactCase(
            name,
            statement with { Stores = [.. statement.Stores, new StoreSpec("tsa", authority.Encoded[^1])] },
            new AttachedEnvelope(Encoding.UTF8.GetBytes(envelope.ToJsonString()), Envelopes.Jws));
    }
}
