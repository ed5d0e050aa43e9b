using System.Text.Json;
using EcsImageAuditor.Cli.Shell;
using ImageSignatures.Oci;
using ImageSignatures.Text;

namespace EcsImageAuditor.Cli.Signing;

/// <summary>Takes the unsigned images out of what <c>verify</c> or <c>sweep</c> printed with <c>--output json</c>.</summary>
internal static class InventoryReader
{
    private const int MaxLine = 1024 * 1024;
    private const int MaxImages = 100_000;

    /// <param name="lines">One JSON object a line; other lines than those of unsigned images are passed over.</param>
    /// <param name="name">Where they are from, for a mistake.</param>
    /// <returns>Each image once, by its digest.</returns>
    /// <exception cref="UsageException">A line is none of such an output.</exception>
    public static IReadOnlyList<ImageReference> Read(TextReader lines, string name)
    {
        var images = new Dictionary<ImageByDigest, ImageReference>();
        var number = 0;
        while (lines.ReadLine() is { } line)
        {
            number++;
            if (line.Length > MaxLine || images.Count >= MaxImages)
                throw new UsageException(
                    $"{name}:{number}: the file is too large; at most {MaxImages} images, and lines of {MaxLine} characters.");
            if (line.Trim().Length > 0 && ReadLine(line, name, number) is { Digest: { } digest } image)
                images.TryAdd(image.At(digest), image);
        }

        return [.. images.Values];
    }

    private static ImageReference? ReadLine(string line, string name, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw Unusable(name, number, "it is no JSON object");
            var text = Text(document.RootElement, "image");
            var verdict = Text(document.RootElement, "verdict");
            if (text is not null && verdict is null)
                throw Unusable(name, number, "it names an image without a verdict");
            if (verdict != "unsigned")
                return null;
            if (!ImageReference.TryParse(text, out var image, out var error))
                throw Unusable(name, number, $"its image \"{Printable.Clean(text)}\" is none: {error}");
            if (image.Digest is not null)
                return image;

            var digest = Text(document.RootElement, "digest");
            return ImageReference.TryParse($"{text}@{digest}", out var pinned, out _)
                ? pinned
                : throw Unusable(name, number, "neither its image nor its digest names a digest");
        }
        catch (JsonException)
        {
            throw Unusable(name, number, "it is no JSON object");
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static UsageException Unusable(string name, int number, string why) =>
        new($"{name}:{number}: {why.TrimEnd('.')}. Give what verify or sweep print with --output json, one object a line.");
}
