using System.Security.Cryptography;

namespace Components.Tests.Parts;

public sealed class VectorSetTests
{
    [Fact]
    public void All_45_vectors_load_with_an_outcome_each()
    {
        Assert.Equal(45, VectorSet.All.Count);
        Assert.Equal(45, VectorSet.All.Select(vector => vector.Name).Distinct().Count());
        Assert.Equal(13, VectorSet.All.Count(vector => vector.Outcome == "verified"));
        AssertEach.Of(VectorSet.All, vector => Assert.Equal(vector.Outcome == "verified", vector.Exit == 0));
        Assert.Equal(3, VectorSet.RevokedEntities.Count);
    }

    [Fact]
    public void Every_blob_still_has_the_digest_that_it_is_named_by()
    {
        var blobs = Directory.GetFiles(Path.Combine(VectorSet.Folder, "layouts"), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == "sha256");
        AssertEach.Of(
            blobs, blob => Assert.Equal(Path.GetFileName(blob), Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(blob)))));
    }

    [Fact]
    public void Every_layout_holds_the_image_of_its_digest() =>
        AssertEach.Of(VectorSet.All, vector => Assert.True(
            File.Exists(Path.Combine(vector.LayoutPath, "blobs", "sha256", vector.Digest["sha256:".Length..])), vector.Name));
}
