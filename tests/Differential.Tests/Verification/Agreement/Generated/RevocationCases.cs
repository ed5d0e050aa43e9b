using Differential.Tests.Signatures.Agreement;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;

namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>
/// Good signatures whose signer, or whose issuer, names OCSP responders, revocation lists or both, each with one of the
/// <see cref="OcspShapes"/> or <see cref="CrlShapes"/>.
/// </summary>
internal static class RevocationCases
{
    // What the certificate names: o for an OCSP responder, c for a revocation list.
    private static readonly string[] Kinds = ["o", "o", "c", "c", "oc", "oc", "oo", "cc", "ooc"];

    private static readonly TestChain Good = Chains.Always(new TestChain
    {
        Certificates =
        [
            TestCertificate.Leaf(TestKey.NewP256()),
            TestCertificate.Authority(TestKey.NewP256(), "Test CA") with { SerialNumber = [2] },
            TestCertificate.Authority(TestKey.NewP256(), "Test Root") with { SerialNumber = [1] },
        ],
    });

    private static readonly byte[] Root = FixedChain.Of(Good).Root;

    private static int _count;

    /// <summary>Each shape once.</summary>
    public static IEnumerable<ArtifactCase> All() =>
    [
        .. OcspShapes.All.Select(shape => Case(0, "o", [shape], Plain)),
        .. CrlShapes.All.Select(shape => Case(0, "c", [shape], Plain)),
        .. OcspShapes.All.Where(shape => shape.Name.Contains("for a key", StringComparison.Ordinal)).Select(shape =>
            Renamed(Case(0, "o", [shape], OfAuthority))),
        .. CrlShapes.All.Where(shape => shape.Name.Contains("for a key", StringComparison.Ordinal)).Select(shape =>
            Renamed(Case(0, "c", [shape], OfAuthority))),
        Case(0, "c", [CrlShapes.TooLong], Plain),
        Case(0, "oc", [OcspShapes.All.First(shape => shape.Name == "revoked by POST only"), CrlShapes.Good], Plain),
        Case(0, "ccccc", [.. Enumerable.Repeat(CrlShapes.Good, 5)], Plain),
        Case(0, "ooooo", [.. Enumerable.Repeat(OcspShapes.All.First(shape => shape.Name == "cut off"), 4), OcspShapes.Good], Plain),
    ];

    /// <summary>One shape, or two or three that depend on each other.</summary>
    public static ArtifactCase Next(Random random)
    {
        var kind = random.Of(Kinds);
        RevocationShape[] shapes = [.. kind.Select((letter, index) => (letter, index > 0 && random.OneIn(2)) switch
        {
            ('o', true) => OcspShapes.Good,
            ('o', false) => random.Of(OcspShapes.All),
            (_, true) => CrlShapes.Good,
            _ => random.Of(CrlShapes.All),
        })];
        var item = Case(random.OneIn(4) ? 1 : 0, kind, shapes,
            random.Of(Plain, Plain, OfAuthority, chain => AttachedEnvelope.Of(chain.Cose())));
        return random.OneIn(10)
            ? item with { Statement = item.Statement with { Override = new Dictionary<string, string> { ["revocation"] = "log" } } }
            : item;
    }

    private static ArtifactCase Renamed(ArtifactCase item) => item with { Name = $"of an authority: {item.Name}" };

    private static ArtifactCase Case(int place, string kind, RevocationShape[] shapes, Func<FixedChain, AttachedEnvelope> sign) =>
        Of([.. kind.Zip(shapes, (letter, shape) => new RevocationSource(place, letter == 'o', shape))], sign);

    /// <summary>A good signature whose certificates name these servers.</summary>
    public static ArtifactCase Of(IReadOnlyList<RevocationSource> sources, Func<FixedChain, AttachedEnvelope> sign)
    {
        var number = Interlocked.Increment(ref _count);
        string[] urls = [.. sources.Select((_, index) => $"http://revocation.example/{number}/{index}")];
        var named = Good;
        foreach (var place in sources.Select(source => source.Place).Distinct())
            named = named.Change(place, certificate =>
                Naming(certificate, [.. sources.Zip(urls).Where(pair => pair.First.Place == place)]));
        var chain = FixedChain.Of(named);
        chain = chain with { Encoded = [chain.Leaf, chain.Encoded[1], Root] };
        return new ArtifactCase(string.Join(", ", sources), StatementSpec.Trusting(Root), sign(chain))
        {
            Servers = [.. sources.Zip(urls).SelectMany(pair => pair.First.Shape.Make(Subject(chain, pair.First.Place), pair.Second))],
            FindsMore = sources.Any(source => source.Shape.IsPostOnly) ? FindsMoreRows.PostOnly : null,
        };
    }

    private static RevocationSubject Subject(FixedChain chain, int place) =>
        new(TestCertificate.Read(chain.Encoded[place]), Good.Certificates[place + 1], chain.Encoded[place + 1]);

    private static TestCertificate Naming(TestCertificate certificate, IReadOnlyList<(RevocationSource Source, string Url)> named)
    {
        string[] Of(bool isOcsp) =>
            [.. named.Where(one => one.Source.IsOcsp == isOcsp).Select(one => one.Source.Shape.Rename(one.Url))];
        var changed = named.Aggregate(certificate, (current, one) => one.Source.Shape.Change(current));
        if (Of(true) is { Length: > 0 } responders)
            changed = changed.With(TestExtension.Ocsp(responders));
        return Of(false) is { Length: > 0 } lists ? changed.With(TestExtension.Crl(lists)) : changed;
    }

    /// <summary>As notation signs.</summary>
    public static AttachedEnvelope Plain(FixedChain chain) => AttachedEnvelope.Of(chain.Jws());

    /// <summary>At a time that the verifier believes.</summary>
    public static AttachedEnvelope OfAuthority(FixedChain chain) => AttachedEnvelope.Of(chain.JwsOfAuthority());
}
