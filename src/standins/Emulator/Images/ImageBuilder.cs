using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using EcsImageAuditor.Emulator.Oci;

namespace EcsImageAuditor.Emulator.Images;

/// <summary>Builds tiny real images of one file. The same seed, format and architecture give the same digest on one runtime.</summary>
public static class ImageBuilder
{
    /// <summary>An image of one layer.</summary>
    public static BuiltImage Image(string seed, ImageFormat format = ImageFormat.Oci, string architecture = "amd64")
    {
        var types = ImageMediaTypes.Of(format);
        var tar = Tar(seed);
        var layer = new Content(types.Layer, Gzip(tar));
        var config = new Content(types.Config, Config(seed, architecture, Digest.Of(tar)));
        var manifest = new Manifest(types.Manifest, config.Descriptor, [layer.Descriptor]);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(manifest, OciJson.Default.Manifest);
        return new BuiltImage(new Content(types.Manifest, bytes), [config, layer], []);
    }

    /// <summary>An index, or a manifest list in Docker's format, of one image for each architecture.</summary>
    public static BuiltImage Index(string seed, ImageFormat format = ImageFormat.Oci, params IReadOnlyList<string> architectures)
    {
        var types = ImageMediaTypes.Of(format);
        var children = architectures.Select(architecture => Image(seed, format, architecture)).ToList();
        var entries = children.Zip(architectures, (child, architecture) =>
            child.Descriptor with { Platform = new Platform(architecture, "linux") });
        var index = new ImageIndex(types.Index, [.. entries]);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(index, OciJson.Default.ImageIndex);
        return new BuiltImage(new Content(types.Index, bytes), [], children);
    }

    private static byte[] Config(string seed, string architecture, string layer) => JsonSerializer.SerializeToUtf8Bytes(
        new ImageConfig(
            architecture,
            new ContainerConfig(["/hello"], new Dictionary<string, string> { ["seed"] = seed }),
            new RootFs([layer])),
        ImagesJson.Default.ImageConfig);

    private static byte[] Tar(string seed)
    {
        using var buffer = new MemoryStream();
        using (var writer = new TarWriter(buffer, TarEntryFormat.Ustar))
        {
            writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "hello")
            {
                ModificationTime = DateTimeOffset.UnixEpoch,
                DataStream = new MemoryStream(Encoding.UTF8.GetBytes(seed)),
            });
        }

        return buffer.ToArray();
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return buffer.ToArray();
    }
}
