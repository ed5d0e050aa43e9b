using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Oci;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Tests.Shared.Emulator.Registry;

namespace Integration.Tests.Emulator.Registry;

public sealed class ReferrersTests
{
    private static readonly string Subject = "sha256:" + new string('a', 64);

    [Fact]
    public async Task Referrers_are_listed_as_an_index_in_the_order_of_their_pushes()
    {
        await using var registry = await RegistryServer.StartAsync();
        var client = new RegistryClient(registry);
        var signature = await PushAsync(client, MediaTypes.NotarySignature, "first");
        var bom = await PushAsync(client, "application/spdx+json", "second");

        var answer = await client.SendAsync("GET", $"/v2/app/referrers/{Subject}");

        Assert.Equal(MediaTypes.OciIndex, answer.Content.Headers.ContentType!.ToString());
        Assert.False(answer.Headers.Contains("OCI-Filters-Applied"));
        var index = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(2, (int)index["schemaVersion"]!);
        Assert.Equal([signature, bom], Digests(index));
        var first = index["manifests"]![0]!;
        Assert.Equal(MediaTypes.NotarySignature, (string)first["artifactType"]!);
        Assert.Equal("first", (string)first["annotations"]!["note"]!);
        Assert.Equal(MediaTypes.OciManifest, (string)first["mediaType"]!);
        Assert.True((long)first["size"]! > 0);
    }

    [Fact]
    public async Task A_filter_is_applied_and_confirmed()
    {
        await using var registry = await RegistryServer.StartAsync();
        var client = new RegistryClient(registry);
        var signature = await PushAsync(client, MediaTypes.NotarySignature, "");
        await PushAsync(client, "application/spdx+json", "");

        var answer = await client.SendAsync(
            "GET", $"/v2/app/referrers/{Subject}?artifactType={Uri.EscapeDataString(MediaTypes.NotarySignature)}");

        Assert.Equal("artifactType", Assert.Single(answer.Headers.GetValues("OCI-Filters-Applied")));
        Assert.Equal([signature], Digests(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!));
    }

    [Fact]
    public async Task The_config_names_the_artifact_type_of_older_signatures()
    {
        await using var registry = await RegistryServer.StartAsync();
        var client = new RegistryClient(registry);
        var config = registry.PutBlob("app", "{}"u8.ToArray());
        var manifest = Encoding.UTF8.GetBytes(
            $$$"""{"config":{"mediaType":"{{{MediaTypes.NotarySignature}}}","digest":"{{{config}}}","size":2},"subject":{"mediaType":"m","digest":"{{{Subject}}}","size":1}}"""
        );
        await client.SendAsync("PUT", $"/v2/app/manifests/{Digest.Of(manifest)}", manifest, MediaTypes.OciManifest);

        var index = JsonNode.Parse(await (await client.SendAsync("GET", $"/v2/app/referrers/{Subject}")).Content.ReadAsStringAsync())!;

        Assert.Equal(MediaTypes.NotarySignature, (string)index["manifests"]![0]!["artifactType"]!);
    }

    [Fact]
    public async Task A_subject_without_referrers_has_an_empty_index_and_a_deleted_referrer_disappears()
    {
        await using var registry = await RegistryServer.StartAsync();
        var client = new RegistryClient(registry);
        var digest = await PushAsync(client, "t/x", "");
        await client.SendAsync("DELETE", $"/v2/app/manifests/{digest}");

        foreach (var repository in (string[])["app", "never-seen"])
        {
            var answer = await client.SendAsync("GET", $"/v2/{repository}/referrers/{Subject}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Empty(Digests(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!));
        }
    }

    [Fact]
    public async Task Pages_are_followed_by_their_links_to_every_referrer_once()
    {
        await using var registry = await RegistryServer.StartAsync(new RegistryServerOptions { ReferrersPageSize = 2 });
        var client = new RegistryClient(registry);
        var pushed = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            pushed.Add(await PushAsync(client, "t/x", $"{i}"));
            await PushAsync(client, "t/y", $"{i}");
        }

        var pages = new List<string[]>();
        for (var next = $"/v2/app/referrers/{Subject}?artifactType=t%2Fx"; next.Length > 0;)
        {
            var answer = await client.SendAsync("GET", next);
            pages.Add(Digests(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!));
            var link = answer.Headers.TryGetValues("Link", out var values) ? values.Single() : "";
            next = link.Length == 0 ? "" : link[1..link.IndexOf('>', StringComparison.Ordinal)];
        }

        Assert.Equal([2, 2, 1], pages.Select(page => page.Length));
        Assert.Equal(pushed, pages.SelectMany(page => page));
        var one = await client.SendAsync("GET", $"/v2/app/referrers/{Subject}?n=1");
        Assert.Single(Digests(JsonNode.Parse(await one.Content.ReadAsStringAsync())!));
    }

    [Fact]
    public async Task Without_the_referrers_API_the_endpoint_is_missing_and_a_push_confirms_no_subject()
    {
        await using var registry = await RegistryServer.StartAsync(new RegistryServerOptions { ReferrersApi = false });
        var client = new RegistryClient(registry);
        var manifest = Manifest("t/x", "");

        var put = await client.SendAsync("PUT", $"/v2/app/manifests/{Digest.Of(manifest)}", manifest, MediaTypes.OciManifest);

        Assert.Equal(HttpStatusCode.Created, put.StatusCode);
        Assert.False(put.Headers.Contains("OCI-Subject"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync("GET", $"/v2/app/referrers/{Subject}")).StatusCode);
    }

    private static async Task<string> PushAsync(RegistryClient client, string artifactType, string note)
    {
        var manifest = Manifest(artifactType, note);
        var digest = Digest.Of(manifest);
        var put = await client.SendAsync("PUT", $"/v2/app/manifests/{digest}", manifest, MediaTypes.OciManifest);
        Assert.Equal(Subject, Assert.Single(put.Headers.GetValues("OCI-Subject")));
        return digest;
    }

    private static byte[] Manifest(string artifactType, string note) =>
        Encoding.UTF8.GetBytes(
            $$$"""{"artifactType":"{{{artifactType}}}","subject":{"mediaType":"m","digest":"{{{Subject}}}","size":1},"annotations":{"note":"{{{note}}}"}}"""
        );

    private static string[] Digests(JsonNode index) =>
        [.. index["manifests"]!.AsArray().Select(descriptor => (string)descriptor!["digest"]!)];
}
