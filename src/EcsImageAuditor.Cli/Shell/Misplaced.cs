using ImageSignatures.Oci;

namespace EcsImageAuditor.Cli.Shell;

/// <summary>Says where an argument belongs that somebody gave in the place of another one.</summary>
internal static class Misplaced
{
    private static readonly string[] FilesOfOurs = [".json", ".yaml", ".yml", ".jsonl"];

    /// <param name="text">What was given where an image is expected.</param>
    /// <param name="isReference">It has the form of an image reference.</param>
    /// <returns>What it is and what to do, a sentence; null where it may be an image.</returns>
    public static string? ForReference(string text, bool isReference) =>
        text.StartsWith("arn:", StringComparison.Ordinal)
            ? "It is an ARN: name an image here; the ARN of a signing profile is for sign --profile."
        : !isReference && Directory.Exists(text)
            ? "It is a folder: name an image here; a notation configuration is for --config-dir."
        : (!isReference || FilesOfOurs.Contains(Path.GetExtension(text))) && File.Exists(text)
            ? "It is a file: name an image here; a file is for audit --event, sign --config, sign --from or policy check."
        : null;

    /// <param name="text">What was given where a file is expected.</param>
    /// <returns>A sentence to add, after a blank; empty where it may be a file.</returns>
    public static string ForFile(string text) =>
        ImageReference.TryParse(text, out var reference, out _) && (reference.Tag is not null || reference.Digest is not null)
            ? " It looks like an image reference: name a file here."
            : "";
}
