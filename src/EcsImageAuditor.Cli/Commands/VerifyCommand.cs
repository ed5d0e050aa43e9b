using System.CommandLine;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Cli.Output;
using EcsImageAuditor.Cli.Shell;
using EcsImageAuditor.Configuration;
using ImageSignatures.Oci;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsImageAuditor.Cli.Commands;

/// <summary><c>verify REF…</c>: a verdict for each image.</summary>
internal sealed class VerifyCommand(Terminal terminal, Func<string, string?> environment, TimeProvider time)
{
    private readonly Argument<string[]> _references = new("REF")
    {
        Description = "Images: HOST/REPO:TAG, HOST/REPO@sha256:…, or both.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _verifier = CommonOptions.Verifier();
    private readonly Option<string?> _configDirectory = CommonOptions.ConfigDirectory();
    private readonly Option<bool> _plainHttp = CommonOptions.PlainHttp();
    private readonly Option<OutputFormat> _output = CommonOptions.Output();

    public Command Build()
    {
        var command = new Command(
            "verify",
            "Verifies the signatures of images. Exit: 0 all trusted or exempt, 1 some unsigned or untrusted, 2 usage, 3 some inconclusive."
        )
        {
            _references, _verifier, _configDirectory, _plainHttp, _output,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var references = parsed.GetRequiredValue(_references).Select(ReferenceArgument.Parse).ToArray();
        var options = new ServiceOptions
        {
            Verifier = parsed.GetRequiredValue(_verifier),
            ConfigDirectory = parsed.GetValue(_configDirectory),
            PlainHttp = parsed.GetValue(_plainHttp),
            UsesEnvironmentCredential = true,
        };
        NotationCheck.Require(options.Verifier, environment);
        using var services = AuditorServices.Compose(options, environment, time, NullLoggerFactory.Instance);

        var writer = new ReportWriter(terminal, parsed.GetValue(_output));
        var audits = await VerifyAsync(services, references, cancellationToken);
        foreach (var audit in audits)
            writer.Write(audit);
        writer.WriteSummary([.. audits.Select(audit => audit.Verdict)]);
        return ExitCode.Of([.. audits.Select(audit => audit.Verdict)]);
    }

    private static async Task<IReadOnlyList<ImageAudit>> VerifyAsync(
        AuditorServices services,
        ImageReference[] references,
        CancellationToken cancellationToken
    )
    {
        var lookups = new ImageLookup[references.Length];
        await Parallel.ForAsync(0, references.Length, cancellationToken, async (index, token) =>
            lookups[index] = await services.Digests.ResolveAsync(references[index], token));

        var judged = await services.Judge.JudgeAsync(
            lookups.OfType<ImageLookup.Found>().Select(found => found.Image),
            cancellationToken
        );
        return
        [
            .. references.Zip(
                lookups,
                (reference, lookup) =>
                    lookup is ImageLookup.Found found
                        ? judged[found.Image]
                        : new ImageAudit { Name = reference.ToString(), Verification = ((ImageLookup.Settled)lookup).Verdict }
            ),
        ];
    }
}
