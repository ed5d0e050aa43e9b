using Microsoft.AspNetCore.Http;

namespace EcsImageAuditor.Emulator.Registry;

/// <summary>Authorizes each request and hands it to the endpoint that its path names.</summary>
internal sealed class RegistryApplication
{
    private readonly RegistryAuthorization _authorization;
    private readonly BlobEndpoint _blobs;
    private readonly ManifestEndpoint _manifests;
    private readonly ReferrersEndpoint _referrers;
    private readonly BlobStorage _storage;
    private readonly TagsEndpoint _tags;
    private readonly UploadEndpoint _uploads;

    public RegistryApplication(RegistryStore store, RegistryServerOptions options)
    {
        _authorization = new RegistryAuthorization(options);
        _blobs = new BlobEndpoint(store, options.BlobRedirect ? route => BlobStorage.AddressOf(StoragePort, route) : null);
        _manifests = new ManifestEndpoint(store, options.ReferrersApi);
        _referrers = new ReferrersEndpoint(store, options);
        _storage = new BlobStorage(store);
        _tags = new TagsEndpoint(store);
        _uploads = new UploadEndpoint(store, _authorization);
    }

    /// <summary>The second port, known once the server listens; 0 without blob redirects.</summary>
    public int StoragePort { get; set; }

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            await DispatchAsync(context);
        }
        catch (BadHttpRequestException problem) when (!context.Response.HasStarted)
        {
            await new RegistryError(problem.StatusCode, "SIZE_INVALID", problem.Message).WriteAsync(context);
        }
    }

    private Task DispatchAsync(HttpContext context)
    {
        if (StoragePort != 0 && context.Connection.LocalPort == StoragePort)
            return _storage.HandleAsync(context);
        if (context.Request.Path == "/token")
            return _authorization.IssueAsync(context);

        var route = RegistryRoute.Parse(context.Request.Path.Value ?? "");
        var action = ActionOf(context.Request.Method);
        return _authorization.Allows(context.Request, route.Repository, action)
            ? ServeAsync(context, route)
            : _authorization.ChallengeAsync(context, route.Repository, action);
    }

    private Task ServeAsync(HttpContext context, RegistryRoute route)
    {
        context.Response.Headers["Docker-Distribution-Api-Version"] = "registry/2.0";
        return route.Endpoint switch
        {
            RegistryEndpoint.Ping => Task.CompletedTask,
            RegistryEndpoint.Manifest => _manifests.HandleAsync(context, route),
            RegistryEndpoint.Blob => _blobs.HandleAsync(context, route),
            RegistryEndpoint.Upload => _uploads.HandleAsync(context, route),
            RegistryEndpoint.Tags => _tags.HandleAsync(context, route),
            RegistryEndpoint.Referrers => _referrers.HandleAsync(context, route),
            _ => RegistryError.NotFound().WriteAsync(context),
        };
    }

    private static string ActionOf(string method) => method switch
    {
        "GET" or "HEAD" => "pull",
        "DELETE" => "delete",
        _ => "push",
    };
}
