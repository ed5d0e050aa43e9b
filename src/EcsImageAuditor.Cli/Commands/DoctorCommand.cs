using System.CommandLine;
using EcsImageAuditor.Cli.Output;
using EcsImageAuditor.Cli.Shell;
using EcsImageAuditor.Doctor;
using ImageSignatures.Verification;

namespace EcsImageAuditor.Cli.Commands;

/// <summary><c>doctor [REF…]</c>: whether the configuration of the variables would work here and now, and if not, what to do.</summary>
internal sealed class DoctorCommand(
    Terminal terminal, Func<string, string?> environment, IReadOnlyCollection<string> variableNames, TimeProvider time)
{
    private readonly Argument<string[]> _references = new("REF")
    {
        Description = "Images whose registries are asked too: HOST/REPO:TAG, HOST/REPO@sha256:…, or both.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _verifier = new("--verifier")
    {
        Description = "What verifies the signatures. Default: AUDITOR_VERIFIER, else notation.",
    };

    private readonly Option<string?> _ownImage = new("--own-image")
    {
        Description = "The image that the auditor itself runs in, whose signature is verified too. Default: AUDITOR_IMAGE.",
    };

    private readonly Option<string?> _configDirectory = CommonOptions.ConfigDirectory();
    private readonly Option<OutputFormat> _output = CommonOptions.Output();

    public Command Build()
    {
        _verifier.AcceptOnlyFromAmong([.. Verifiers.Names]);
        var command = new Command(
            "doctor",
            "Tells whether the auditor would work here as the AUDITOR_* variables configure it, and what to do where not. "
            + "Publishes and stops nothing. Exit: 0 it would, 2 something must be mended, 3 something could not be told.")
        {
            _references, _verifier, _ownImage, _configDirectory, _output,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = new DoctorOptions
        {
            VariableNames = variableNames,
            Verifier = parsed.GetValue(_verifier),
            ConfigDirectory = parsed.GetValue(_configDirectory),
            OwnImage = parsed.GetValue(_ownImage) is { } image ? ReferenceArgument.Parse(image) : null,
            References = [.. (parsed.GetValue(_references) ?? []).Select(ReferenceArgument.Parse)],
        };
        using var doctor = new AuditorDoctor(options, environment, time);
        var results = await doctor.RunAsync(cancellationToken);
        new DoctorWriter(terminal, parsed.GetValue(_output)).Write(results);
        return ExitCode.Of(results);
    }
}
