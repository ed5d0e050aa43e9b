using ImageSignatures.Signing;

namespace EcsImageAuditor.Cli.Output;

/// <summary>Tells how signing goes in plain lines, for a log.</summary>
internal sealed class LineProgress(TextWriter lines) : ISigningProgress
{
    private readonly Lock _lock = new();

    public void Began(ImageToSign image, SigningStep at)
    {
    }

    public void Expects(ImageToSign image, long bytes) => Write($"copying   {image} ({ByteCount.Of(bytes)})");

    public void Moved(ImageToSign image, long bytes)
    {
    }

    public void Ended(SigningOutcome outcome) => Write(outcome.Result switch
    {
        SigningResult.Signed => $"signed    {outcome.Image.Target}",
        SigningResult.AlreadySigned => $"unchanged {outcome.Image.Target}",
        SigningResult.Inconclusive => $"undecided {outcome.Image.Target}",
        _ => $"failed    {outcome.Image.Target}",
    });

    private void Write(string line)
    {
        lock (_lock)
            lines.WriteLine(line);
    }
}
