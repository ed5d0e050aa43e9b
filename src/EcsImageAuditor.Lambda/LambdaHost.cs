using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.RuntimeSupport.Bootstrap;
using EcsImageAuditor.Configuration;
using EcsImageAuditor.Lambda.Logging;
using EcsImageAuditor.Lambda.Metrics;
using Microsoft.Extensions.Logging;

namespace EcsImageAuditor.Lambda;

/// <summary>Runs a handler in Lambda's runtime loop.</summary>
/// <param name="environment">The value of an environment variable, or null.</param>
/// <param name="log">Where log lines go: standard output, in Lambda.</param>
/// <param name="time">The clock.</param>
public sealed class LambdaHost(Func<string, string?> environment, TextWriter log, TimeProvider time) : IDisposable
{
    private readonly JsonLineLoggerProvider _log = new(log, time);
    private AuditorServices? _services;
    private EmbeddedMetrics? _metrics;

    /// <summary>
    /// Composes the auditor and serves invocations until it is cancelled. A configuration that cannot be used is reported to
    /// Lambda as an initialisation error.
    /// </summary>
    /// <param name="handler">Name of the handler: <c>audit</c>.</param>
    /// <param name="cancellationToken">Ends the loop.</param>
    public async Task RunAsync(string? handler, CancellationToken cancellationToken)
    {
        AuditFunction? function = null;
        using var bootstrap = new LambdaBootstrap(
            async invocation =>
            {
                _log.RequestId = invocation.LambdaContext.AwsRequestId;
                try
                {
                    return new InvocationResponse(await function!.HandleAsync(invocation.InputStream, invocation.LambdaContext, cancellationToken));
                }
                finally
                {
                    _metrics?.Flush();
                }
            },
            new LambdaBootstrapOptions { RuntimeApiEndpoint = environment("AWS_LAMBDA_RUNTIME_API") },
            () =>
            {
                function = Compose(handler);
                return Task.FromResult(true);
            });
        await bootstrap.RunAsync(cancellationToken);
    }

    public void Dispose()
    {
        _metrics?.Dispose();
        _services?.Dispose();
        _log.Dispose();
    }

    private AuditFunction Compose(string? handler)
    {
        if (handler != AuditFunction.HandlerName)
            throw new SettingsException([$"The handler \"{handler}\" is not known; set the image's command to {AuditFunction.HandlerName}."]);

        var logging = new LoggerFactory([_log]);
        var settings = SettingsReader.Read(environment);
        _services = AuditorServices.Compose(ServiceOptions.From(settings, dryRun: false), environment, time, logging);
        _metrics = new EmbeddedMetrics(_services.Meter.Meter, handler, log, time);
        var delay = new RetryDelay(_services.Aws.Sqs, Random.Shared, logging.CreateLogger<RetryDelay>());
        return new AuditFunction(_services.Run, settings.MaxReceives, delay, _services.Meter, logging.CreateLogger<AuditFunction>());
    }
}
