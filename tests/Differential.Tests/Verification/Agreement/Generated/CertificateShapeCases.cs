using System.Text;
using Differential.Tests.Signatures.Agreement;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;

namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>Good signatures where one certificate has one of the <see cref="CertificateShapes"/>: the signer's, its issuer's, or one beside.</summary>
internal static class CertificateShapeCases
{
    private static readonly TestChain Good = Chains.Always(new TestChain
    {
        Certificates =
        [
            TestCertificate.Leaf(TestKey.NewP256()),
            TestCertificate.Authority(TestKey.NewP256(), "Test CA") with { SerialNumber = [2] },
            TestCertificate.Authority(TestKey.NewP256(), "Test Root") with { SerialNumber = [1] },
        ],
    });

    private static readonly FixedChain Fixed = FixedChain.Of(Good);

    private static readonly TestCertificate Stranger = Chains.Always(TestChain.OfTwo()).Root;

    private static readonly TestTimestamp Token = TestTimestamp.By(Chains.Always(TestChain.Timestamping()));

    private static readonly (string Name, Func<Func<TestCertificate, TestCertificate>, ArtifactCase> Make)[] Places =
    [
        ("signer", change => Signed(FixedChain.Of(Good.Change(0, change)))),
        ("issuer", change => Signed(FixedChain.Of(Good.Change(1, change)))),
        ("trust store", change => Stored(change(Stranger).SelfSigned())),
        ("timestamp", change => Stamped(change(Stranger).SelfSigned())),
    ];

    /// <summary>Each shape once, in one place after the other.</summary>
    public static IEnumerable<ArtifactCase> InTurn() =>
        CertificateShapes.All.Select((shape, index) => Case(Places[index % Places.Length], shape));

    /// <summary>One shape, or two at once.</summary>
    public static ArtifactCase Next(Random random)
    {
        var place = random.Of(Places);
        var first = random.Of(CertificateShapes.All);
        if (random.OneIn(2))
            return Case(place, first);

        var second = random.Of(CertificateShapes.All);
        return Case(place, ($"{first.Name} and {second.Name}", c => second.Change(first.Change(c))));
    }

    /// <summary>One certificate of a good signature with that shape.</summary>
    public static ArtifactCase At(string place, string shape) =>
        Case(Places.First(one => one.Name == place), CertificateShapes.All.First(one => one.Name == shape));

    private static ArtifactCase Case(
        (string Name, Func<Func<TestCertificate, TestCertificate>, ArtifactCase> Make) place,
        (string Name, Func<TestCertificate, TestCertificate> Change) shape)
    {
        var item = place.Make(shape.Change);
        return item with { Name = $"{place.Name}: {shape.Name}" };
    }

    private static ArtifactCase Signed(FixedChain chain) =>
        new("", StatementSpec.Trusting(Fixed.Root), AttachedEnvelope.Of(chain.Jws() with { Certificates = [chain.Leaf, chain.Encoded[1], Fixed.Root] }));

    private static ArtifactCase Stored(byte[] other) =>
        new("", StatementSpec.Trusting([.. Fixed.Root, .. other]), AttachedEnvelope.Of(Fixed.Jws()));

    private static ArtifactCase Stamped(byte[] other)
    {
        var statement = StatementSpec.Trusting(Fixed.Root);
        var envelope = Fixed.Jws().ToJson();
        var token = Token with
        {
            Data = System.Buffers.Text.Base64Url.DecodeFromChars((string)envelope["signature"]!),
            Certificates = [Token.Encoded[0], other, Token.Encoded[1]],
        };
        envelope["header"]!["io.cncf.notary.timestampSignature"] = Convert.ToBase64String(token.Encode());
        return new ArtifactCase(
            "",
            statement with { Stores = [.. statement.Stores, new StoreSpec("tsa", Token.Encoded[^1])] },
            new AttachedEnvelope(Encoding.UTF8.GetBytes(envelope.ToJsonString()), Envelopes.Jws));
    }
}
