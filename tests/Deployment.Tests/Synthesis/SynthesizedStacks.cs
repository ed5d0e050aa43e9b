using Amazon.CDK.CXAPI;

namespace Deployment.Tests.Synthesis;

/// <summary>What an app is synthesised to.</summary>
/// <param name="Templates">By the stack's name.</param>
/// <param name="Messages">Errors, warnings and what else constructs say.</param>
internal sealed record SynthesizedStacks(
    IReadOnlyDictionary<string, Template> Templates, IReadOnlyList<(SynthesisMessageLevel Level, string Text)> Messages)
{
    public IReadOnlyList<string> Errors => Said(SynthesisMessageLevel.ERROR);

    public IReadOnlyList<string> Warnings => Said(SynthesisMessageLevel.WARNING);

    private string[] Said(SynthesisMessageLevel level) =>
        [.. Messages.Where(message => message.Level == level).Select(message => message.Text)];
}
