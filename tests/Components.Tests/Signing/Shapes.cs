using System.Formats.Tar;
using System.Text;
using EcsImageAuditor.Emulator.Images;
using EcsImageAuditor.Emulator.Oci;

namespace Components.Tests.Signing;

/// <summary>Real images of every shape that is copied.</summary>
internal static class Shapes
{
    /// <param name="name">Of the shape; see the cases.</param>
    public static BuiltImage Of(string name) => name switch
    {
        "single" => ImageBuilder.Image(name),
        "multi-arch" => ImageBuilder.Index(name, ImageFormat.Oci, "amd64", "arm64"),
        "docker-schema-2" => ImageBuilder.Image(name, ImageFormat.Docker),
        "docker-manifest-list" => ImageBuilder.Index(name, ImageFormat.Docker, "amd64", "arm64"),
        "zstd" => WithLayer(new Content("application/vnd.oci.image.layer.v1.tar+zstd", Zstandard(Tar(name)))),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such shape."),
    };

    /// <summary>An image of one layer of so many bytes that nothing compresses.</summary>
    public static BuiltImage Large(int bytes, int seed)
    {
        var layer = new byte[bytes];
        new Random(seed).NextBytes(layer);
        return WithLayer(new Content("application/vnd.oci.image.layer.v1.tar", layer));
    }

    private static BuiltImage WithLayer(Content layer)
    {
        var config = new Content(
            MediaTypes.OciConfig,
            Encoding.UTF8.GetBytes(
                $$$"""{"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":["{{{layer.Descriptor.Digest}}}"]}}"""
            )
        );
        var manifest = Encoding.UTF8.GetBytes(
            $$"""{"schemaVersion":2,"mediaType":"{{MediaTypes.OciManifest}}","config":{{Json(config)}},"layers":[{{Json(layer)}}]}""");
        return new BuiltImage(new Content(MediaTypes.OciManifest, manifest), [config, layer], []);
    }

    private static string Json(Content content) =>
        $$"""{"mediaType":"{{content.MediaType}}","digest":"{{content.Descriptor.Digest}}","size":{{content.Descriptor.Size}}}""";

    private static byte[] Tar(string text)
    {
        using var buffer = new MemoryStream();
        using (var writer = new TarWriter(buffer, TarEntryFormat.Ustar))
            writer.WriteEntry(
                new UstarTarEntry(TarEntryType.RegularFile, "hello") { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) }
            );
        return buffer.ToArray();
    }

    /// <summary>A frame of one raw block. https://www.rfc-editor.org/rfc/rfc8878#name-zstandard-frames</summary>
    private static byte[] Zstandard(byte[] content)
    {
        var block = (content.Length << 3) | 1;
        return
        [
            0x28,
            0xB5,
            0x2F,
            0xFD,
            0x60,
            .. BitConverter.GetBytes((ushort)(content.Length - 256)),
            (byte)block,
            (byte)(block >> 8),
            (byte)(block >> 16),
            .. content,
        ];
    }
}
