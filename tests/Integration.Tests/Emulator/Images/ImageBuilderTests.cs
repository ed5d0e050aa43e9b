using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Images;
using EcsImageAuditor.Emulator.Oci;

namespace Integration.Tests.Emulator.Images;

public sealed class ImageBuilderTests
{
    [Fact]
    public void The_same_seed_gives_the_same_digest_and_another_seed_another()
    {
        Assert.Equal(ImageBuilder.Image("a").Descriptor, ImageBuilder.Image("a").Descriptor);
        Assert.NotEqual(ImageBuilder.Image("a").Descriptor.Digest, ImageBuilder.Image("b").Descriptor.Digest);
        Assert.NotEqual(ImageBuilder.Image("a").Descriptor.Digest, ImageBuilder.Image("a", architecture: "arm64").Descriptor.Digest);
        Assert.Equal(
            ImageBuilder.Index("a", ImageFormat.Oci, "amd64", "arm64").Descriptor,
            ImageBuilder.Index("a", ImageFormat.Oci, "amd64", "arm64").Descriptor
        );
    }

    [Theory]
    [InlineData(ImageFormat.Oci, MediaTypes.OciManifest, MediaTypes.OciConfig, MediaTypes.OciLayer)]
    [InlineData(ImageFormat.Docker, MediaTypes.DockerManifest, MediaTypes.DockerConfig, MediaTypes.DockerLayer)]
    public void An_image_refers_to_its_config_and_layer_in_the_media_types_of_its_format(
        ImageFormat format, string manifestType, string configType, string layerType)
    {
        var image = ImageBuilder.Image("seed", format);

        var manifest = JsonNode.Parse(image.Manifest.Bytes.Span)!;
        Assert.Equal(manifestType, image.Descriptor.MediaType);
        Assert.Equal(2, (int)manifest["schemaVersion"]!);
        Assert.Equal(manifestType, (string)manifest["mediaType"]!);
        AssertRefersTo(manifest["config"]!, configType, image.Blobs[0]);
        AssertRefersTo(Assert.Single(manifest["layers"]!.AsArray())!, layerType, image.Blobs[1]);
    }

    [Fact]
    public void The_layer_is_a_tar_of_one_file_whose_digest_the_config_lists()
    {
        var image = ImageBuilder.Image("the seed");
        using var gzip = new GZipStream(new MemoryStream(image.Blobs[1].Bytes.ToArray()), CompressionMode.Decompress);
        using var tar = new MemoryStream();
        gzip.CopyTo(tar);

        var config = JsonNode.Parse(image.Blobs[0].Bytes.Span)!;
        Assert.Equal(Digest.Of(tar.ToArray()), (string)config["rootfs"]!["diff_ids"]![0]!);
        Assert.Equal("amd64", (string)config["architecture"]!);
        Assert.Equal("linux", (string)config["os"]!);
        tar.Position = 0;
        using var reader = new TarReader(tar);
        using var content = new StreamReader(reader.GetNextEntry()!.DataStream!);
        Assert.Equal("the seed", content.ReadToEnd());
    }

    [Theory]
    [InlineData(ImageFormat.Oci, MediaTypes.OciIndex)]
    [InlineData(ImageFormat.Docker, MediaTypes.DockerManifestList)]
    public void An_index_lists_an_image_for_each_architecture(ImageFormat format, string type)
    {
        var index = ImageBuilder.Index("seed", format, "amd64", "arm64");

        var entries = JsonNode.Parse(index.Manifest.Bytes.Span)!["manifests"]!.AsArray();
        Assert.Equal(type, index.Descriptor.MediaType);
        Assert.Equal(["amd64", "arm64"], entries.Select(entry => (string)entry!["platform"]!["architecture"]!));
        Assert.Equal(index.Children.Select(child => child.Descriptor.Digest), entries.Select(entry => (string)entry!["digest"]!));
        Assert.Equal(2, index.Children.Select(child => child.Descriptor.Digest).Distinct().Count());
    }

    private static void AssertRefersTo(JsonNode descriptor, string type, Content content)
    {
        Assert.Equal(type, (string)descriptor["mediaType"]!);
        Assert.Equal(Digest.Of(content.Bytes.Span), (string)descriptor["digest"]!);
        Assert.Equal(content.Bytes.Length, (long)descriptor["size"]!);
    }
}
