using EcsImageAuditor.Emulator.Http;
using EcsImageAuditor.Emulator.Oci;
using Microsoft.AspNetCore.Http;

namespace EcsImageAuditor.Emulator.Registry;

/// <summary>
/// HEAD, GET, PUT and DELETE of manifests, byte for byte.
/// See <see href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-manifests"/>.
/// </summary>
internal sealed class ManifestEndpoint(RegistryStore store, bool referrersApi)
{
    // The limit that registries and the reference verifier share.
    private const long MaxManifestBytes = 4 << 20;

    public Task HandleAsync(HttpContext context, RegistryRoute route) => context.Request.Method switch
    {
        "HEAD" or "GET" => GetAsync(context, route),
        "PUT" => PutAsync(context, route),
        "DELETE" => DeleteAsync(context, route),
        var method => RegistryError.MethodNotAllowed(method).WriteAsync(context),
    };

    private async Task GetAsync(HttpContext context, RegistryRoute route)
    {
        var manifest = store.Find(route.Repository)?.FindManifest(route.Reference);
        if (manifest is null)
        {
            await RegistryError.ManifestUnknown(route.Reference).WriteAsync(context);
            return;
        }

        context.Response.Headers["Docker-Content-Digest"] = manifest.Digest;
        context.Response.ContentType = manifest.Content.MediaType;
        context.Response.ContentLength = manifest.Content.Bytes.Length;
        if (HttpMethods.IsGet(context.Request.Method))
            await context.Response.Body.WriteAsync(manifest.Content.Bytes, context.RequestAborted);
    }

    private async Task PutAsync(HttpContext context, RegistryRoute route)
    {
        var bytes = await RequestBody.ReadAsync(context.Request, MaxManifestBytes);
        var content = new Content(context.Request.ContentType ?? "", bytes);
        var problem = Check(route, content, out var fields);
        var byDigest = Digest.IsValid(route.Reference);
        if (problem is null && !store.TryPutManifest(route.Repository, content, fields, byDigest ? "" : route.Reference))
            problem = RegistryError.TooLarge(store.FullMessage);
        if (problem is not null)
        {
            await problem.WriteAsync(context);
            return;
        }

        var digest = content.Descriptor.Digest;
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.Headers.Location = $"/v2/{route.Repository}/manifests/{digest}";
        context.Response.Headers["Docker-Content-Digest"] = digest;
        // Its absence tells a client to keep the referrers tag schema itself.
        if (referrersApi && fields.Subject is not null)
            context.Response.Headers["OCI-Subject"] = fields.Subject.Digest;
    }

    private RegistryError? Check(RegistryRoute route, Content content, out ManifestFields fields)
    {
        var digest = content.Descriptor.Digest;
        if (!ManifestFields.TryRead(content.Bytes.Span, out fields))
            return RegistryError.ManifestInvalid("the manifest is not valid JSON");
        if (content.MediaType.Length == 0 || (fields.MediaType ?? content.MediaType) != content.MediaType)
            return RegistryError.ManifestInvalid(
                $"Content-Type \"{content.MediaType}\" is not the manifest's mediaType \"{fields.MediaType}\"");
        if (Digest.IsValid(route.Reference) && route.Reference != digest)
            return RegistryError.DigestInvalid($"the manifest's digest is {digest}, not {route.Reference}");
        return FirstMissing(route.Repository, fields) is { Length: > 0 } missing ? RegistryError.ManifestBlobUnknown(missing) : null;
    }

    // A subject may be missing: the specification lets referrers come first.
    private string FirstMissing(string name, ManifestFields fields)
    {
        var repository = store.Find(name);
        IEnumerable<Descriptor> blobs = [.. (fields.Layers ?? []).Where(IsDistributed), .. fields.Config is null ? [] : new[] { fields.Config }];
        var missing = blobs.FirstOrDefault(blob => repository?.TryGetBlob(blob.Digest, out _) is not true)
            ?? (fields.Manifests ?? []).FirstOrDefault(child => repository?.FindManifest(child.Digest) is null);
        return missing?.Digest ?? "";
    }

    /// <summary>Registries take a manifest without the layers that may stay elsewhere.</summary>
    private static bool IsDistributed(Descriptor layer) =>
        !layer.MediaType.Contains(".nondistributable.", StringComparison.Ordinal)
            && !layer.MediaType.Contains(".foreign.", StringComparison.Ordinal);

    private Task DeleteAsync(HttpContext context, RegistryRoute route)
    {
        if (!store.Delete(route.Repository, route.Reference))
            return RegistryError.ManifestUnknown(route.Reference).WriteAsync(context);

        context.Response.StatusCode = StatusCodes.Status202Accepted;
        return Task.CompletedTask;
    }
}
