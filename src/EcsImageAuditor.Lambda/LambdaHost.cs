using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.RuntimeSupport.Bootstrap;
using EcsImageAuditor.Configuration;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.Gating;
using EcsImageAuditor.Lambda.Logging;
using EcsImageAuditor.Lambda.Metrics;
using EcsImageAuditor.State.DynamoDb;
using EcsImageAuditor.Sweeping;
using Microsoft.Extensions.Logging;

namespace EcsImageAuditor.Lambda;

/// <summary>Runs a handler in Lambda's runtime loop.</summary>
/// <param name="environment">The value of an environment variable, or null.</param>
/// <param name="log">Where log lines go: standard output, in Lambda.</param>
/// <param name="time">The clock.</param>
public sealed partial class LambdaHost(Func<string, string?> environment, TextWriter log, TimeProvider time) : IDisposable
{
    private static readonly string[] Handlers = [AuditFunction.HandlerName, SweepFunction.HandlerName, GateFunction.HandlerName];

    private readonly JsonLineLoggerProvider _log = new(log, time);
    private AuditorServices? _services;
    private EmbeddedMetrics? _metrics;

    /// <summary>
    /// Composes the auditor and serves invocations until it is cancelled. A configuration that cannot be used is reported to
    /// Lambda as an initialisation error.
    /// </summary>
    /// <param name="handler">Name of the handler: <c>audit</c>, <c>sweep</c> or <c>gate</c>.</param>
    /// <param name="cancellationToken">Ends the loop.</param>
    public async Task RunAsync(string? handler, CancellationToken cancellationToken)
    {
        ILambdaFunction? function = null;
        using var http = RuntimeApiHttp.Create();
        using var invoke = HandlerWrapper.GetHandlerWrapper(
            async (Stream input, ILambdaContext context) =>
            {
                _log.RequestId = context.AwsRequestId;
                try
                {
                    return await function!.HandleAsync(input, context, cancellationToken);
                }
                finally
                {
                    _metrics?.Flush();
                }
            }
        );
        using var bootstrap = new LambdaBootstrap(
            http,
            invoke,
            new LambdaBootstrapOptions { RuntimeApiEndpoint = environment("AWS_LAMBDA_RUNTIME_API") },
            () =>
            {
                HeapLimit.Apply(environment);
                function = Compose(handler);
                return Task.FromResult(true);
            }
        );
        await bootstrap.RunAsync(cancellationToken);
    }

    public void Dispose()
    {
        _metrics?.Dispose();
        _services?.Dispose();
        _log.Dispose();
    }

    private ILambdaFunction Compose(string? handler)
    {
        if (handler is null || !Handlers.Contains(handler))
            throw new SettingsException([
                $"The handler \"{handler}\" is not known; set the image's command to one of: {string.Join(", ", Handlers)}.",
            ]);

        var logging = new LoggerFactory([_log]);
        var settings = SettingsReader.Read(environment);
        _services = AuditorServices.Compose(ServiceOptions.From(settings, dryRun: false), environment, time, logging);
        var (heapMiB, awsPackages) = (HeapLimit.InForce(), AwsPackages.Kind);
        var logger = logging.CreateLogger<LambdaHost>();
        LogStarted(logger, handler, heapMiB, awsPackages);
        _metrics = new EmbeddedMetrics(_services.Meter.Meter, handler, log, time);
        return handler switch
        {
            SweepFunction.HandlerName => SweepOf(_services, settings, logging),
            GateFunction.HandlerName => new GateFunction(GateOf(_services, settings, logging)),
            _ => AuditOf(_services, settings, logging),
        };
    }

    private AuditFunction AuditOf(AuditorServices services, AuditorSettings settings, ILoggerFactory logging)
    {
        var redelivery = new Redelivery(services.Aws.Sqs, settings.MaxReceives, Random.Shared, time, logging.CreateLogger<Redelivery>());
        return new AuditFunction(services.Run, redelivery, services.Meter, logging.CreateLogger<AuditFunction>());
    }

    private SweepFunction SweepOf(AuditorServices services, AuditorSettings settings, ILoggerFactory logging)
    {
        var region =
            environment("AWS_REGION")
            ?? throw new SettingsException(["AWS_REGION is not set; Lambda sets it, elsewhere set it to the clusters' region."]);
        var memory = settings.Table is { } table ? new DynamoSweepMemory(services.Aws.DynamoDb(region), table, time) : null;
        var sweep = new Sweep(new FleetReader(services.Aws.Ecs, time), services.RunAfresh, memory, time, logging.CreateLogger<Sweep>());
        return new SweepFunction(sweep, region);
    }

    private Gate GateOf(AuditorServices services, AuditorSettings settings, ILoggerFactory logging) =>
        new(
            new RevisionReader(services.Aws.Ecs),
            services.AuditorAfresh,
            services.Responder,
            services.Verdicts,
            new RevisionDigests(services.Revisions, time),
            settings.GateInconclusive,
            settings.Registries,
            time,
            logging.CreateLogger<Gate>()
        );

    [LoggerMessage(EventId = 203, Level = LogLevel.Information, Message = "{Handler} starts: the heap may take {HeapMiB} MiB, AWS packages: {AwsPackages}.")]
    private static partial void LogStarted(ILogger logger, string handler, long heapMiB, string awsPackages);
}
