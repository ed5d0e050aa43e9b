using EcsImageAuditor.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace EcsImageAuditor.Emulator.Registry;

/// <summary>
/// An error answer. See <see href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#error-codes"/>.
/// </summary>
internal sealed record RegistryError(int Status, string Code, string Message)
{
    public static RegistryError BlobUnknown(string digest) => new(404, "BLOB_UNKNOWN", $"blob {digest} unknown to registry");

    public static RegistryError UploadUnknown() => new(404, "BLOB_UPLOAD_UNKNOWN", "blob upload unknown to registry");

    public static RegistryError UploadInvalid(string why) => new(416, "BLOB_UPLOAD_INVALID", why);

    public static RegistryError TooManyUploads(int limit) =>
        new(429, "TOOMANYREQUESTS", $"at most {limit} uploads may be open; finish or cancel some");

    public static RegistryError DigestInvalid(string why) => new(400, "DIGEST_INVALID", why);

    public static RegistryError ManifestUnknown(string reference) => new(404, "MANIFEST_UNKNOWN", $"manifest {reference} unknown");

    public static RegistryError ManifestInvalid(string why) => new(400, "MANIFEST_INVALID", why);

    public static RegistryError ManifestBlobUnknown(string digest) =>
        new(404, "MANIFEST_BLOB_UNKNOWN", $"manifest refers to {digest}, which is unknown to the repository; push it first");

    public static RegistryError NameUnknown(string repository) =>
        new(404, "NAME_UNKNOWN", $"repository {repository} not known to registry");

    public static RegistryError NotFound() => new(404, "NAME_INVALID", "no such endpoint, repository name, tag or digest form");

    public static RegistryError MethodNotAllowed(string method) => new(405, "UNSUPPORTED", $"{method} is not supported here");

    public static RegistryError TooLarge(string why) => new(413, "SIZE_INVALID", why);

    public static RegistryError Unauthorized() => new(401, "UNAUTHORIZED", "authentication required");

    public Task WriteAsync(HttpContext context)
    {
        var document = new RegistryErrorDocument([new RegistryErrorEntry(Code, Message)]);
        return JsonAnswer.WriteAsync(context, Status, document, RegistryJson.Default.RegistryErrorDocument);
    }
}
