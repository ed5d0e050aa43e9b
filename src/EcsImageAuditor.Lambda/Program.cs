using EcsImageAuditor.Lambda;

// Lambda names the handler in _HANDLER: the command of the image.
var handler = Environment.GetEnvironmentVariable("_HANDLER") ?? args.FirstOrDefault();
using var host = new LambdaHost(Environment.GetEnvironmentVariable, Console.Out, TimeProvider.System);
await host.RunAsync(handler, CancellationToken.None);
