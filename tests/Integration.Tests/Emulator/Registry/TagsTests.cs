using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Oci;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Tests.Shared.Emulator.Registry;

namespace Integration.Tests.Emulator.Registry;

public sealed class TagsTests
{
    [Fact]
    public async Task Tags_are_listed_in_lexical_order_and_paged()
    {
        await using var registry = await RegistryServer.StartAsync();
        var client = new RegistryClient(registry);
        foreach (var tag in (string[])["b", "a", "C", "d"])
            await registry.PutManifestAsync("app", "{}"u8.ToArray(), MediaTypes.OciManifest, tag);

        Assert.Equal(("C a b d", ""), await ListAsync(client, "/v2/app/tags/list"));
        Assert.Equal(("C a", "</v2/app/tags/list?n=2&last=a>; rel=\"next\""), await ListAsync(client, "/v2/app/tags/list?n=2"));
        Assert.Equal(("b d", ""), await ListAsync(client, "/v2/app/tags/list?n=2&last=a"));
        Assert.Equal(("", ""), await ListAsync(client, "/v2/app/tags/list?n=0"));
    }

    private static async Task<(string Tags, string Link)> ListAsync(RegistryClient client, string path)
    {
        var answer = await client.SendAsync("GET", path);
        var list = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal("app", (string)list["name"]!);
        var link = answer.Headers.TryGetValues("Link", out var values) ? values.Single() : "";
        return (string.Join(' ', list["tags"]!.AsArray().GetValues<string>()), link);
    }
}
