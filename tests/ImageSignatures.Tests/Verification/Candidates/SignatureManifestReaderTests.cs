using System.Text;
using ImageSignatures.Oci;
using ImageSignatures.Signatures;
using ImageSignatures.Verification.Candidates;

namespace ImageSignatures.Tests.Verification.Candidates;

public sealed class SignatureManifestReaderTests
{
    private const string Layer =
        """{"mediaType":"application/jose+json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2}""";

    [Fact]
    public void Layers_count_in_an_image_manifest_and_blobs_in_an_artifact_manifest()
    {
        var manifest = Read($$"""{"layers":[{{Layer}}],"blobs":[{{Layer}},{{Layer}}]}""");

        Assert.Single(manifest.EnvelopesAs(MediaTypes.OciManifest));
        Assert.Equal(2, manifest.EnvelopesAs(MediaTypes.OciArtifactManifest).Count);
        Assert.Empty(manifest.EnvelopesAs(MediaTypes.OciIndex));
        Assert.Empty(manifest.EnvelopesAs(MediaTypes.DockerManifest));
    }

    [Theory]
    [InlineData("""{"layers":[],"Layers":[]}""")]
    [InlineData("""{"layers":[],"layers":[]}""")]
    [InlineData("""{"layers":[],"layer\u017f":[]}""")]
    [InlineData("""{"layers":[{"Size":1}]}""")]
    [InlineData("""{"layers":[null]}""")]
    [InlineData("""{"layers":{}}""")]
    [InlineData("""{"layers":[{"mediaType":"x","size":1}]}""")]
    [InlineData("""{"config":{"data":"%"}}""")]
    [InlineData("""{"config":{"urls":1}}""")]
    [InlineData("""{"config":{"platform":{}}}""")]
    [InlineData("""{"config":[]}""")]
    [InlineData("""{"schemaVersion":"2"}""")]
    [InlineData("""{"annotations":{"a":1}}""")]
    [InlineData("""[]""")]
    [InlineData("""null""")]
    [InlineData("")]
    public void What_readers_could_take_in_different_ways_is_refused(string json) => Assert.Throws<MalformedException>(() => Read(json));

    private static SignatureManifest Read(string json) => SignatureManifestReader.Read(Encoding.UTF8.GetBytes(json));
}
