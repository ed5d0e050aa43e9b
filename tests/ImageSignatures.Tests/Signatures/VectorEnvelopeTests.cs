using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Tests.Signatures;

/// <summary>The integrity of every vector's envelope, against what notation 1.3.2 said of it.</summary>
public sealed class VectorEnvelopeTests
{
    /// <summary>Envelopes that notation accepts and that are refused here, each with what the reason says.</summary>
    private static readonly Dictionary<string, string> Stricter = new()
    {
        // Two readers of one envelope must not see two payloads.
        ["json-dup-payload-last-good"] = "has a member twice",
    };

    public static TheoryData<string> Names => VectorSet.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_integrity_is_what_notation_says_or_listed_as_stricter(string name)
    {
        var vector = VectorSet.Named(name);
        foreach (var (bytes, mediaType, subject) in VectorEnvelopes.Of(name))
        {
            if (Stricter.TryGetValue(name, out var text))
                Assert.Contains(text, Envelopes.Refused(bytes, mediaType).Message, StringComparison.Ordinal);
            else if (vector.Outcome == "integrity")
                Assert.Equal(ReasonCode.Integrity, Envelopes.Refused(bytes, mediaType).Code);
            else
                Assert.Equal(subject, Envelopes.Verified(bytes, mediaType).Target.Digest.ToString());
        }
    }

    [Fact]
    public void Every_vector_with_a_signature_was_looked_at() =>
        Assert.Equal(42, VectorSet.All.Count(vector => VectorEnvelopes.Of(vector.Name).Count > 0));
}
