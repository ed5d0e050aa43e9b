using System.CommandLine;
using EcsImageAuditor.Cli.Commands;
using EcsImageAuditor.Cli.Shell;
using EcsImageAuditor.Configuration;
using ImageSignatures.Verification.Notation;

namespace EcsImageAuditor.Cli;

/// <summary>The command line: parses, runs one command, and turns what can be expected to go wrong into one line and an exit code.</summary>
/// <param name="terminal">Where to read and write.</param>
/// <param name="environment">The value of an environment variable, or null.</param>
/// <param name="variableNames">The names of all environment variables.</param>
/// <param name="time">The clock.</param>
public sealed class CommandLine(
    Terminal terminal, Func<string, string?> environment, IReadOnlyCollection<string> variableNames, TimeProvider time)
{
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> args, CancellationToken cancellationToken)
    {
        var root = new RootCommand("Audits the signatures of the images that Amazon ECS runs.")
        {
            new VerifyCommand(terminal, environment, time).Build(),
            new AuditCommand(terminal, environment, time).Build(),
            new SweepCommand(terminal, environment, time).Build(),
            new SignCommand(terminal, environment, time).Build(),
            new PolicyCommand(terminal).Build(),
            new DoctorCommand(terminal, environment, variableNames, time).Build(),
            new DemoCommand(terminal, environment, time).Build(),
        };
        root.Options.OfType<VersionOption>().Single().Action = new VersionAction();

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
            return Fail($"{parsed.Errors[0].Message} Run with --help to see what there is.");

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    Output = terminal.Out,
                    Error = terminal.Error,
                },
                cancellationToken
            );
        }
        catch (UsageException exception)
        {
            return Fail(exception.Message);
        }
        catch (SettingsException exception)
        {
            return Fail(exception.Message);
        }
        catch (NotationConfigurationException exception)
        {
            return Fail(exception.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            terminal.Error.WriteLine("Interrupted.");
            return ExitCode.Interrupted;
        }
    }

    /// <summary>One line, also where the parser wrote its choices one below the other.</summary>
    private int Fail(string message)
    {
        terminal.Error.WriteLine($"error: {string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}");
        return ExitCode.Usage;
    }
}
