using EcsImageAuditor.Tests.Shared.Verification;
using ImageSignatures.Oci;
using ImageSignatures.Verification.Notation;

namespace ImageSignatures.Tests.Verification.Notation;

/// <summary>What the real notation 1.3.2, with the AWS Signer plugin 1.0.350, wrote of one image: a file in Outputs.</summary>
/// <param name="Image">The image that was asked about.</param>
/// <param name="Expect">The verdict it has to come to, as <see cref="VerdictCode"/> writes it.</param>
/// <param name="Run">How notation ended and what it wrote.</param>
internal sealed record CapturedOutput(ImageByDigest Image, string Expect, NotationRun.Ended Run)
{
    private static readonly string Folder = Path.Combine(
        ComponentCatalog.RepositoryRoot, "tests", "ImageSignatures.Tests", "Verification", "Notation", "Outputs");

    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Folder, "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)).Order()];

    public static CapturedOutput Read(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name + ".txt"));
        var output = text.IndexOf("--- stdout\n", StringComparison.Ordinal);
        var errors = text.IndexOf("--- stderr\n", output, StringComparison.Ordinal);
        var fields = text[..output].Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(": ", 2)).ToDictionary(field => field[0], field => field[1]);
        var run = new NotationRun.Ended(
            int.Parse(fields["exit"], null),
            new BoundedText(text[(output + "--- stdout\n".Length)..errors], IsCut: false),
            new BoundedText(text[(errors + "--- stderr\n".Length)..], IsCut: false));
        return new CapturedOutput(ImageOf(fields["image"]), fields["expect"], run);
    }

    private static ImageByDigest ImageOf(string reference)
    {
        var slash = reference.IndexOf('/', StringComparison.Ordinal);
        var at = reference.IndexOf('@', StringComparison.Ordinal);
        Assert.True(Digest.TryParse(reference[(at + 1)..], out var digest));
        return new ImageByDigest(reference[..slash], reference[(slash + 1)..at], digest);
    }
}
