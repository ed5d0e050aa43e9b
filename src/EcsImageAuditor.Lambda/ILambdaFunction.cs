using Amazon.Lambda.Core;

namespace EcsImageAuditor.Lambda;

/// <summary>What Lambda calls.</summary>
public interface ILambdaFunction
{
    /// <param name="input">The invocation's payload.</param>
    /// <param name="context">Tells the time that is left.</param>
    /// <param name="cancellationToken">Ends the process.</param>
    /// <returns>The answer: JSON.</returns>
    Task<Stream> HandleAsync(Stream input, ILambdaContext context, CancellationToken cancellationToken);
}
