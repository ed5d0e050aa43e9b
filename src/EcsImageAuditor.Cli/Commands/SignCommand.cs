using System.CommandLine;
using EcsImageAuditor.Cli.Output;
using EcsImageAuditor.Cli.Shell;
using EcsImageAuditor.Cli.Signing;
using ImageSignatures.Oci;
using ImageSignatures.Signing;
using ImageSignatures.Signing.Bulk;
using ImageSignatures.Text;

namespace EcsImageAuditor.Cli.Commands;

/// <summary><c>sign</c>: copies images where they are to be, and signs them, many at once and safely again and again.</summary>
internal sealed class SignCommand(Terminal terminal, Func<string, string?> environment, TimeProvider time)
{
    private const string InProcess = "in-process";
    private const string Notation = "notation";

    private readonly Argument<string[]> _references = new("REF")
    {
        Description = "Images to sign where they are: HOST/REPO:TAG, HOST/REPO@sha256:….",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _config = new("--config")
    {
        Description = "A YAML file of accounts and base images to copy and sign.",
    };

    private readonly Option<string?> _from = new("--from")
    {
        Description = "Signs the unsigned images of what verify or sweep printed with --output json; - reads standard input.",
    };

    private readonly Option<string?> _profile = new("--profile")
    {
        Description = "ARN of a signing profile, or the name of one of this account.",
    };

    private readonly Option<string[]> _platforms = new("--platform")
    {
        Description = "A platform to copy of an index, such as linux/amd64; repeatable. Default: all.",
    };

    private readonly Option<bool> _signPlatforms = new("--sign-platforms")
    {
        Description = "Signs the images of an index too, each for itself.",
    };

    private readonly Option<string?> _targetRegistry = new("--target-registry")
    {
        Description = "Pushes to this registry in place of the accounts' ECR.",
    };

    private readonly Option<string[]> _mirrors = new("--mirror")
    {
        Description = "HOST=OTHER: reads the images of a registry from another one; repeatable.",
    };

    private readonly Option<int?> _concurrency = new("--concurrency") { Description = "Images at a time, 1 to 32. Default: 4." };
    private readonly Option<string> _signer = new("--signer")
    {
        Description = "in-process asks AWS Signer itself; notation runs notation with the AWS Signer plugin.",
        DefaultValueFactory = _ => InProcess,
    };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Says what would be done, and does nothing." };
    private readonly Option<string?> _configDirectory = CommonOptions.ConfigDirectory();
    private readonly Option<bool> _plainHttp = CommonOptions.PlainHttp();
    private readonly Option<OutputFormat> _output = CommonOptions.Output();

    public Command Build()
    {
        _signer.AcceptOnlyFromAmong(InProcess, Notation);
        var command = new Command(
            "sign",
            "Copies images and signs them with AWS Signer. "
                + "Exit: 0 all are signed, 1 some could not be, 2 usage, 3 some could not be this time.")
        {
            _references, _config, _from, _profile, _platforms, _signPlatforms, _targetRegistry, _mirrors, _concurrency, _signer, _dryRun,
            _configDirectory, _plainHttp, _output,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var usesNotation = parsed.GetRequiredValue(_signer) == Notation;
        if (usesNotation)
            NotationCheck.Require(Notation, environment);

        var configuration = Configuration(parsed);
        var options = new SigningServiceOptions
        {
            ConfigDirectory = parsed.GetValue(_configDirectory),
            PlainHttp = parsed.GetValue(_plainHttp),
            UsesNotation = usesNotation,
            Concurrency = Concurrency(parsed) ?? configuration.Concurrency ?? new SigningServiceOptions().Concurrency,
            Repositories = configuration.Repositories,
            Targets = configuration.Images.Select(image => image.Target.Registry).ToHashSet(StringComparer.Ordinal),
        };
        var report = new SigningReportWriter(terminal, parsed.GetValue(_output));
        var outcomes = parsed.GetValue(_dryRun)
            ? await PlanAsync(options, configuration, cancellationToken)
            : await SignAsync(options, configuration, parsed.GetValue(_output), cancellationToken);
        report.Write(outcomes);
        return ExitCode.Of(outcomes);
    }

    private async Task<IReadOnlyList<SigningOutcome>> PlanAsync(
        SigningServiceOptions options, SigningConfiguration configuration, CancellationToken cancellationToken)
    {
        using var services = SigningServices.Compose(options, environment, new LineProgress(TextWriter.Null), time);
        return await services.Planner.PlanAsync(configuration.Images, cancellationToken);
    }

    private async Task<IReadOnlyList<SigningOutcome>> SignAsync(
        SigningServiceOptions options, SigningConfiguration configuration, OutputFormat format, CancellationToken cancellationToken)
    {
        if (format == OutputFormat.Text && terminal.Console.Profile is { Out.IsTerminal: true, Capabilities.Ansi: true })
            return await BarProgress.ShowAsync(terminal.Console, configuration.Images.Count, SignAsync);

        return await SignAsync(new LineProgress(format == OutputFormat.Text ? terminal.Out : terminal.Error));

        async Task<IReadOnlyList<SigningOutcome>> SignAsync(ISigningProgress progress)
        {
            using var services = SigningServices.Compose(options, environment, progress, time);
            return await services.Signer.SignAsync(configuration.Images, cancellationToken);
        }
    }

    private SigningConfiguration Configuration(ParseResult parsed)
    {
        var references = parsed.GetValue(_references) ?? [];
        var overrides = Overrides(parsed);
        switch (parsed.GetValue(_config), parsed.GetValue(_from), references.Length > 0)
        {
            case ({ } file, null, false):
                return SigningConfigurationReader.Read(file, overrides);
            case (null, { } inventory, false):
                return InPlace(Inventory(inventory), overrides);
            case (null, null, true):
                return InPlace([.. references.Select(ReferenceArgument.Parse)], overrides);
            default:
                throw new UsageException("sign takes either images, or --config FILE, or --from FILE.");
        }
    }

    private SigningConfiguration InPlace(IReadOnlyList<ImageReference> images, SigningOverrides overrides) => new()
    {
        Images =
        [
            .. images.Select(image => new ImageToSign
            {
                Target = image,
                Profile = Profile(image, overrides),
                SignsPlatforms = overrides.SignsPlatforms,
            }),
        ],
        Repositories = new RepositorySettings(),
    };

    private SigningProfileChoice Profile(ImageReference image, SigningOverrides overrides)
    {
        if (overrides.Profile is not { } text)
            throw new UsageException($"sign needs --profile: {ProfileText.Shape}.");

        var region = EcrRegistry.TryParse(image.Registry, out var ecr)
            ? ecr.Region
            : environment("AWS_REGION") ?? environment("AWS_DEFAULT_REGION");
        return ProfileText.Read(text, region, SignatureValidity.Default, out var mistake) ?? throw new UsageException(mistake!);
    }

    private IReadOnlyList<ImageReference> Inventory(string file)
    {
        try
        {
            using var lines = file == "-" ? new StreamReader(terminal.OpenInput()) : File.OpenText(file);
            return InventoryReader.Read(lines, file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file} cannot be read: {exception.Message}{Misplaced.ForFile(file)}");
        }
    }

    private SigningOverrides Overrides(ParseResult parsed) => new()
    {
        Profile = parsed.GetValue(_profile),
        SignsPlatforms = parsed.GetValue(_signPlatforms),
        TargetRegistry = parsed.GetValue(_targetRegistry),
        Platforms = [.. (parsed.GetValue(_platforms) ?? []).Select(text => Platform.TryParse(text, out var platform)
            ? platform
            : throw new UsageException($"\"{Printable.Clean(text)}\" is no platform; write one such as linux/amd64."))],
        Mirrors = (parsed.GetValue(_mirrors) ?? []).Select(text => text.Split('=')).ToDictionary(
            parts => parts[0],
            parts => parts is [{ Length: > 0 }, { Length: > 0 } other]
                ? other
                : throw new UsageException("--mirror takes HOST=OTHER, such as docker.io=mirror.example.com.")),
    };

    private int? Concurrency(ParseResult parsed) => parsed.GetValue(_concurrency) is { } value
        ? value is >= 1 and <= 32 ? value : throw new UsageException("--concurrency takes a number from 1 to 32.")
        : null;
}
