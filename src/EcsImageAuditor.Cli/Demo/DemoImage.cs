namespace EcsImageAuditor.Cli.Demo;

/// <summary>An image of the demo.</summary>
/// <param name="Reference">By tag.</param>
/// <param name="Digest">What the tag means.</param>
/// <param name="SigningJob">Id of the job that signed it, or null.</param>
internal sealed record DemoImage(string Reference, string Digest, string? SigningJob)
{
    public DemoContainer As(string container, string expected) => new(container, Reference, Digest, expected);
}
