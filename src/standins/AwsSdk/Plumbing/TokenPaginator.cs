using System.Runtime.CompilerServices;
using Amazon.Runtime;

namespace Amazon.Plumbing;

/// <summary>Asks page after page until an answer has no token for a next one. As in the real packages, it can be read once.</summary>
internal sealed class TokenPaginator<TRequest, TResponse>(
    TRequest request,
    Func<TRequest, CancellationToken, Task<TResponse>> page,
    Action<TRequest, string> setToken,
    Func<TResponse, string> nextToken) : IPaginator<TResponse> where TRequest : AmazonWebServiceRequest
{
    private int _started;

    public async IAsyncEnumerable<TResponse> PaginateAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _started, 1) != 0)
            throw new InvalidOperationException("A paginator can be read once. Ask the client for a new one.");

        PaginatorUtils.SetUserAgentAdditionOnRequest(request);
        string token;
        do
        {
            var response = await page(request, cancellationToken);
            token = nextToken(response);
            setToken(request, token);
            yield return response;
        }
        while (!string.IsNullOrEmpty(token));
    }
}
