using EcsImageAuditor.Tests.Shared.Signing;

namespace EcsImageAuditor.Benchmarks.Copies;

/// <summary>What is copied at once.</summary>
/// <param name="Title">What it is, for a heading.</param>
/// <param name="Images">Repository and layers of each image; its tag is 1.</param>
internal sealed record CopyCase(string Title, IReadOnlyList<(string Repository, IReadOnlyList<GeneratedLayer> Layers)> Images)
{
    private const int Kilobyte = 1024;
    private const int Megabyte = 1024 * Kilobyte;

    public static IReadOnlyList<CopyCase> All { get; } =
    [
        new("one layer of 1 GiB", [("large", [new(1024 * Megabyte, 2)])]),
        new("200 layers of 128 KiB", [("small", [.. Enumerable.Range(100, 200).Select(seed => new GeneratedLayer(128 * Kilobyte, seed))])]),
        new(
            "12 images of 48 MiB in 5 layers, one of which all share",
            [.. Enumerable.Range(0, 12).Select(number => ($"many/{number}", Shared(number)))]),
    ];

    /// <summary>Bytes that the target lacks; what the images share counts once.</summary>
    public long Bytes => Images.SelectMany(image => image.Layers).Distinct().Sum(layer => layer.Size);

    private static IReadOnlyList<GeneratedLayer> Shared(int number) =>
    [
        new(24 * Megabyte, 3),
        .. Enumerable.Range(1000 + (10 * number), 4).Select(seed => new GeneratedLayer(6 * Megabyte, seed)),
    ];
}
