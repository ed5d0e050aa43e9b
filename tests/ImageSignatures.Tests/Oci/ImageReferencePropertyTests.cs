using EcsImageAuditor.Tests.Shared.Properties;
using FsCheck;
using FsCheck.Fluent;
using ImageSignatures.Oci;

namespace ImageSignatures.Tests.Oci;

public sealed class ImageReferencePropertyTests
{
    private const int ManyRuns = 2000;

    private const string DigestText = "sha256:c15da6c91de8d2f436196f3a768483ad32c258ed4e1beb3d367a27ed67253e66";

    private static readonly string[] Hosts =
    [
        "", "", "localhost/", "localhost:5000/", "docker.io/", "index.docker.io/", "Example.Com:443/", "[::1]:5000/",
        "123456789012.dkr.ecr.us-east-1.amazonaws.com/",
    ];

    private static readonly string[] Names = ["nginx", "a", "9", "library/x", "a__b", "c-d/e.f"];
    private static readonly string[] Tags = ["", "", ":1.27", ":_T", ":latest"];
    private static readonly string[] Digests = ["", "", $"@{DigestText}"];

    // Most are nothing, so that about half of the texts are references.
    private static readonly string[] Noise =
    [
        .. Enumerable.Repeat("", 120),
        "B", "[", "]", ":", ":5000", "/", "//", ".", "..", "_", "-", "--", "@", DigestText,
        " ", "\n", "\0", "\u202e", "\ud800", "é", "%2f", "$(id)", "`", ";", "'", "\"", "\\", "?", "#", "*",
    ];

    private static readonly Gen<string> Assembled = new[] { Hosts, Noise, Names, Noise, Tags, Noise, Digests, Noise }
        .Select(pieces => Gen.Elements(pieces))
        .Aggregate(Gen.Elements(Noise), (text, next) => text.Zip(next, string.Concat));

    [Fact]
    public void Reading_never_throws_and_says_why_or_gives_a_reference() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text =>
            ImageReference.TryParse(text, out var reference, out var error) ? reference is not null && error is null : error!.Length > 0)
            .Holds(ManyRuns);

    [Fact]
    public void What_is_read_prints_to_something_that_reads_as_the_same() =>
        Prop.ForAll(Assembled.ToArbitrary(), text =>
            !ImageReference.TryParse(text, out var first, out _)
            || (ImageReference.TryParse(first.ToString(), out var second, out _)
                && first == second
                && first.ToString() == second.ToString()))
            .Holds(ManyRuns);

    [Fact]
    public void What_is_read_holds_only_characters_that_are_safe_in_an_address_and_a_command() =>
        Prop.ForAll(Assembled.ToArbitrary(), text =>
            !ImageReference.TryParse(text, out var reference, out _)
            || (reference.ToString().All(letter => char.IsAsciiLetterOrDigit(letter) || "._-/:@[]".Contains(letter))
                && reference.ToString()[0] != '-'
                && !reference.Repository.Contains("..", StringComparison.Ordinal)))
            .Holds(ManyRuns);

    [Fact]
    public void An_error_never_repeats_a_control_character() =>
        Prop.ForAll(Assembled.ToArbitrary(), text =>
            ImageReference.TryParse(text, out _, out var error) || !error.Any(char.IsControl))
            .Holds(ManyRuns);

    [Fact]
    public void About_half_of_the_assembled_texts_are_references() =>
        Assert.InRange(Assembled.Sampled(1000).Count(text => ImageReference.TryParse(text, out _, out _)), 250, 750);
}
