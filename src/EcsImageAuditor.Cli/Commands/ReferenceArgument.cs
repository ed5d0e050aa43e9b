using EcsImageAuditor.Cli.Shell;
using ImageSignatures.Oci;
using ImageSignatures.Text;

namespace EcsImageAuditor.Cli.Commands;

/// <summary>An image that somebody names on the command line.</summary>
internal static class ReferenceArgument
{
    /// <exception cref="UsageException">The text is not an image reference.</exception>
    public static ImageReference Parse(string text)
    {
        var isReference = ImageReference.TryParse(text, out var reference, out var mistake);
        if (Misplaced.ForReference(text) is { } place)
            throw new UsageException($"\"{Printable.Clean(text)}\" is not an image reference. {place}");
        return isReference
            ? reference!
            : throw new UsageException($"\"{Printable.Clean(text)}\" is not an image reference. {mistake}");
    }
}
