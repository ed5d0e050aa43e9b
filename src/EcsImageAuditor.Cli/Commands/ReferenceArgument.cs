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
        mistake = Misplaced.ForReference(text, isReference) ?? mistake;
        return mistake is null
            ? reference!
            : throw new UsageException($"\"{Printable.Clean(text)}\" is not an image reference. {mistake}");
    }
}
