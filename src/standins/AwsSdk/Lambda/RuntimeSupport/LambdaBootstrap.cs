using System.Net;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport.Bootstrap;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Takes invocations from Lambda, one after the other, and hands them to the function's handler.</summary>
public class LambdaBootstrap : IDisposable
{
    private readonly LambdaBootstrapHandler _handler;
    private readonly LambdaBootstrapInitializer _initializer;
    private readonly LambdaBootstrapOptions _options;
    private readonly HttpClient _http;
    private readonly bool _ownsHttp;

    public LambdaBootstrap(HttpClient httpClient, LambdaBootstrapHandler handler, LambdaBootstrapInitializer initializer = null)
        : this(httpClient, handler, null, initializer, ownsHttp: false)
    {
    }

    public LambdaBootstrap(LambdaBootstrapHandler handler, LambdaBootstrapInitializer initializer = null)
        : this(ConstructHttpClient(), handler, null, initializer, ownsHttp: true)
    {
    }

    public LambdaBootstrap(
        LambdaBootstrapHandler handler, LambdaBootstrapOptions lambdaBootstrapOptions, LambdaBootstrapInitializer initializer = null)
        : this(ConstructHttpClient(), handler, lambdaBootstrapOptions, initializer, ownsHttp: true)
    {
    }

    public LambdaBootstrap(HandlerWrapper handlerWrapper, LambdaBootstrapInitializer initializer = null)
        : this(handlerWrapper.Handler, initializer)
    {
    }

    public LambdaBootstrap(
        HandlerWrapper handlerWrapper, LambdaBootstrapOptions lambdaBootstrapOptions, LambdaBootstrapInitializer initializer = null)
        : this(handlerWrapper.Handler, lambdaBootstrapOptions, initializer)
    {
    }

    public LambdaBootstrap(HttpClient httpClient, HandlerWrapper handlerWrapper, LambdaBootstrapInitializer initializer = null)
        : this(httpClient, handlerWrapper.Handler, initializer)
    {
    }

    public LambdaBootstrap(
        HttpClient httpClient,
        HandlerWrapper handlerWrapper,
        LambdaBootstrapOptions lambdaBootstrapOptions,
        LambdaBootstrapInitializer initializer = null)
        : this(httpClient, handlerWrapper.Handler, lambdaBootstrapOptions, initializer, ownsHttp: false)
    {
    }

    private LambdaBootstrap(
        HttpClient http,
        LambdaBootstrapHandler handler,
        LambdaBootstrapOptions options,
        LambdaBootstrapInitializer initializer,
        bool ownsHttp)
    {
        _http = http;
        _handler = handler;
        _options = options;
        _initializer = initializer;
        _ownsHttp = ownsHttp;
        // Lambda freezes the process while it waits for an invocation, for hours if need be.
        if (http.Timeout != Timeout.InfiniteTimeSpan)
            http.Timeout = Timeout.InfiniteTimeSpan;
    }

    internal TimeProvider Clock { get; set; } = TimeProvider.System;

    internal LambdaEnvironment Lambda { get; set; } = LambdaEnvironment.Process;

    internal TextWriter Output { get; set; } = Console.Out;

    /// <summary>A client for the Runtime API. It never goes through a proxy: Lambda answers on the machine itself.</summary>
    public static HttpClient ConstructHttpClient()
    {
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Add("User-Agent", $"aws-lambda-dotnet/{Environment.Version}");
        return client;
    }

    /// <summary>Initializes the function and handles invocations until it is cancelled or the Runtime API gives up.</summary>
    /// <param name="cancellationToken">Ends the wait for an invocation; one that runs is finished and answered first.</param>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        var endpoint = _options?.RuntimeApiEndpoint ?? Lambda.RuntimeApi
            ?? throw new InvalidOperationException("AWS_LAMBDA_RUNTIME_API is not set: this program runs inside AWS Lambda only.");
        var api = new RuntimeApiClient(_http, Lambda, endpoint, Output, Clock);

        if (_initializer is not null)
            await InitializeAsync(api);

        while (!cancellationToken.IsCancellationRequested)
        {
            InvocationRequest invocation;
            try
            {
                invocation = await api.NextAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            using (invocation)
                await InvokeAsync(api, invocation);
        }
    }

    public void Dispose()
    {
        if (_ownsHttp)
            _http.Dispose();
        GC.SuppressFinalize(this);
    }

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

    private async Task InvokeAsync(RuntimeApiClient api, InvocationRequest invocation)
    {
        var context = (LambdaContext)invocation.LambdaContext;
        Environment.SetEnvironmentVariable(LambdaTraceProvider.Variable, context.TraceId.Length > 0 ? context.TraceId : null);

        InvocationResponse response;
        try
        {
            response = await _handler(invocation);
        }
        catch (Exception e)
        {
            // A handler may throw anything, and the next invocation is not to suffer for it.
            ((ILambdaLogger)context.Logger).LogError(e, "The handler failed.");
            await DeliverAsync(context, () => api.ReportErrorAsync(context, FunctionError.Of(e)));
            return;
        }

        await DeliverAsync(context, () => RespondAsync(api, context, response));
    }

    private static async Task RespondAsync(RuntimeApiClient api, LambdaContext context, InvocationResponse response)
    {
        try
        {
            await api.RespondAsync(context, response?.OutputStream);
        }
        catch (RuntimeApiException e) when (e.Status == HttpStatusCode.RequestEntityTooLarge)
        {
            await api.ReportErrorAsync(context, new FunctionError("Function.ResponseSizeTooLarge", e.Message, []));
        }
        finally
        {
            if (response is { DisposeOutputStream: true, OutputStream: { } output })
                await output.DisposeAsync();
        }
    }

    /// <summary>
    /// A refused result, of an invocation that has timed out for instance, is logged; a broken Runtime API ends the process.
    /// </summary>
    private static async Task DeliverAsync(LambdaContext context, Func<Task> deliver)
    {
        try
        {
            await deliver();
        }
        catch (RuntimeApiException e) when (e.Status is { } status && (int)status is >= 400 and < 500)
        {
            context.Logger.LogError(e, "The result was not taken.");
        }
    }
}
