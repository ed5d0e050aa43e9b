using System.Security.Cryptography;
using ImageSignatures.Oci;
using ImageSignatures.Verification.Candidates;

namespace ImageSignatures.Tests.Verification.Candidates;

public sealed class CandidateOrderTests
{
    private const string Thumbprints = "io.cncf.notary.x509chain.thumbprint#S256";
    private static readonly byte[] Anchor = [1, 2, 3];
    private static readonly byte[] Leaf = [4, 5, 6];

    [Fact]
    public void Signatures_are_taken_from_both_ends_in_turn()
    {
        var listed = Enumerable.Range(0, 5).Select(number => Listed(number)).ToList();
        Assert.Equal([0, 4, 1, 3, 2], Order(listed, TrustHints.None));
    }

    [Fact]
    public void Those_of_a_known_signer_come_first_then_those_of_a_trusted_root_then_those_that_say_nothing()
    {
        var hints = new TrustHints([Anchor]);
        hints.Remember(Leaf);
        List<Descriptor> listed =
        [
            Listed(0, Of([9])), Listed(1, "nothing that is JSON"), Listed(2), Listed(3, Of([9], Anchor)), Listed(4, Of(Leaf, [9])),
            Listed(5, """{"a":1}"""), Listed(6, """[1,null,"\ud800"]"""),
        ];

        Assert.Equal([4, 3, 2], Order(listed, hints).Take(3));
        Assert.Equal(listed.Count, Order(listed, hints).Distinct().Count());
    }

    private static IEnumerable<int> Order(IReadOnlyList<Descriptor> listed, TrustHints hints) =>
        CandidateOrder.Of(listed, hints).Select(one => listed.ToList().IndexOf(one));

    private static string Of(params byte[][] certificates) =>
        $"[{string.Join(',', certificates.Select(one => $"\"{Convert.ToHexStringLower(SHA256.HashData(one))}\""))}]";

    private static Descriptor Listed(int number, string? thumbprints = null) => new()
    {
        MediaType = MediaTypes.OciManifest,
        Digest = Digest.Compute([(byte)number]),
        Size = number,
        Annotations = thumbprints is null ? null : new Dictionary<string, string> { [Thumbprints] = thumbprints },
    };
}
