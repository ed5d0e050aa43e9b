using System.Globalization;
using EcsImageAuditor.Emulator.Http;
using EcsImageAuditor.Emulator.Oci;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace EcsImageAuditor.Emulator.Registry;

/// <summary>
/// The referrers API. See <see href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers"/>.
/// </summary>
internal sealed class ReferrersEndpoint(RegistryStore store, RegistryServerOptions options)
{
    public Task HandleAsync(HttpContext context, RegistryRoute route)
    {
        if (!options.ReferrersApi)
            return RegistryError.NotFound().WriteAsync(context);
        if (!HttpMethods.IsGet(context.Request.Method))
            return RegistryError.MethodNotAllowed(context.Request.Method).WriteAsync(context);

        var query = context.Request.Query;
        var artifactType = query["artifactType"].ToString();
        var after = Number(query["after"].ToString(), 0);
        var rest = (store.Find(route.Repository)?.Referrers(route.Reference) ?? [])
            .Where(referrer => referrer.Sequence > after)
            .Where(referrer => artifactType.Length == 0 || referrer.Fields.ReferrerType == artifactType)
            .ToList();
        var page = options.ReferrersPageSize == 0 ? rest : rest.Take(PageSize(query["n"].ToString())).ToList();
        if (page.Count < rest.Count)
            context.Response.Headers.Link = NextLink(context.Request, page[^1].Sequence);
        if (artifactType.Length > 0)
            context.Response.Headers["OCI-Filters-Applied"] = "artifactType";
        var index = new ImageIndex(MediaTypes.OciIndex, [.. page.Select(referrer => referrer.AsReferrer())]);
        return JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, index, OciJson.Default.ImageIndex, MediaTypes.OciIndex);
    }

    private int PageSize(string n) => (int)Math.Clamp(Number(n, options.ReferrersPageSize), 1, options.ReferrersPageSize);

    private static string NextLink(HttpRequest request, long after)
    {
        var query = new QueryBuilder(request.Query.Where(parameter => parameter.Key != "after"))
        {
            { "after", after.ToString(CultureInfo.InvariantCulture) },
        };
        return $"<{request.Path}{query}>; rel=\"next\"";
    }

    private static long Number(string text, long otherwise) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
