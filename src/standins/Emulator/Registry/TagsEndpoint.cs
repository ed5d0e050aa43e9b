using System.Globalization;
using EcsImageAuditor.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace EcsImageAuditor.Emulator.Registry;

/// <summary>
/// The list of tags. See <see href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-tags"/>.
/// </summary>
internal sealed class TagsEndpoint(RegistryStore store)
{
    public Task HandleAsync(HttpContext context, RegistryRoute route)
    {
        if (!HttpMethods.IsGet(context.Request.Method))
            return RegistryError.MethodNotAllowed(context.Request.Method).WriteAsync(context);
        if (store.Find(route.Repository) is not { } repository)
            return RegistryError.NameUnknown(route.Repository).WriteAsync(context);

        var query = context.Request.Query;
        var last = query["last"].ToString();
        var count = int.TryParse(query["n"], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : int.MaxValue;
        var rest = repository.Tags().Where(tag => string.CompareOrdinal(tag, last) > 0).ToList();
        var page = rest.Take(count).ToList();
        if (page.Count > 0 && page.Count < rest.Count)
            context.Response.Headers.Link = $"</v2/{route.Repository}/tags/list?n={count}&last={page[^1]}>; rel=\"next\"";
        return JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, new TagList(route.Repository, page), RegistryJson.Default.TagList);
    }
}
