using Amazon.Lambda.RuntimeSupport.Bootstrap;
using System.Net;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Takes invocations from Lambda, one after the other, and hands them to the function's handler.</summary>
public class LambdaBootstrap : IDisposable
{
    private readonly HttpClient _http;
    private readonly HandlerWrapper _handler;
    private readonly LambdaBootstrapInitializer _initializer;
    private readonly string _endpoint;

    /// <param name="httpClient">Asks the Runtime API. It stays the caller's.</param>
    /// <param name="handlerWrapper">Handles an invocation.</param>
    /// <param name="lambdaBootstrapOptions">Where the Runtime API is.</param>
    /// <param name="initializer">Runs before the first invocation.</param>
    public LambdaBootstrap(
        HttpClient httpClient,
        HandlerWrapper handlerWrapper,
        LambdaBootstrapOptions lambdaBootstrapOptions,
        LambdaBootstrapInitializer initializer = null)
    {
        _http = httpClient;
        _handler = handlerWrapper;
        _initializer = initializer;
        _endpoint = lambdaBootstrapOptions?.RuntimeApiEndpoint ?? Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API");
        // Lambda freezes the process while it waits for an invocation, for hours if need be.
        if (httpClient.Timeout != Timeout.InfiniteTimeSpan)
            httpClient.Timeout = Timeout.InfiniteTimeSpan;
    }

    internal TimeProvider Clock { get; set; } = TimeProvider.System;

    internal TextWriter Output { get; set; } = Console.Out;

    /// <summary>Initializes the function and handles invocations until it is cancelled or the Runtime API gives up.</summary>
    /// <param name="cancellationToken">Ends the wait for an invocation; one that runs is finished and answered first.</param>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrEmpty(_endpoint))
            throw new InvalidOperationException("AWS_LAMBDA_RUNTIME_API is not set: this program runs inside AWS Lambda only.");
        var api = new RuntimeApiClient(_http, _endpoint, Clock);
        var log = new LoopLog(Output, Clock);

        if (_initializer is not null)
            await InitializeAsync(api);

        while (!cancellationToken.IsCancellationRequested)
        {
            LambdaInvocation invocation;
            try
            {
                invocation = await api.NextAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            await InvokeAsync(api, log, invocation);
        }
    }

    public void Dispose() => GC.SuppressFinalize(this);

    private async Task InitializeAsync(RuntimeApiClient api)
    {
        try
        {
            if (!await _initializer())
                throw new InvalidOperationException("The function's initializer said that the function cannot start.");
        }
        catch (Exception e)
        {
            // Whatever it is, Lambda is told before the process ends with it.
            await Output.WriteLineAsync(e.ToString());
            await api.ReportInitErrorAsync(FunctionError.Of(e));
            throw;
        }
    }

    private async Task InvokeAsync(RuntimeApiClient api, LoopLog log, LambdaInvocation invocation)
    {
        Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", invocation.TraceId);
        Stream output;
        try
        {
            using var document = new MemoryStream(invocation.Document);
            output = await _handler.Handler(document, invocation);
        }
        catch (Exception e)
        {
            // A handler may throw anything, and the next invocation is not to suffer for it.
            log.Error(invocation.AwsRequestId, "The handler failed.", e);
            await DeliverAsync(log, invocation, () => api.ReportErrorAsync(invocation, FunctionError.Of(e)));
            return;
        }

        await DeliverAsync(log, invocation, () => RespondAsync(api, invocation, output));
    }

    private static async Task RespondAsync(RuntimeApiClient api, LambdaInvocation invocation, Stream output)
    {
        try
        {
            await api.RespondAsync(invocation, output);
        }
        catch (RuntimeApiException e) when (e.Status == HttpStatusCode.RequestEntityTooLarge)
        {
            await api.ReportErrorAsync(invocation, new FunctionError("Function.ResponseSizeTooLarge", e.Message, []));
        }
    }

    /// <summary>
    /// A refused result, of an invocation that has timed out for instance, is logged; a broken Runtime API ends the process.
    /// </summary>
    private static async Task DeliverAsync(LoopLog log, LambdaInvocation invocation, Func<Task> deliver)
    {
        try
        {
            await deliver();
        }
        catch (RuntimeApiException e) when (e.Status is { } status && (int)status is >= 400 and < 500)
        {
            log.Error(invocation.AwsRequestId, "The result was not taken.", e);
        }
    }
}

/// <summary>Runs once before the first invocation; false means that the function cannot start.</summary>
public delegate Task<bool> LambdaBootstrapInitializer();
