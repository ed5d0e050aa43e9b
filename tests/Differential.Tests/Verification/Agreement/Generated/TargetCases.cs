namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>Payloads about something else, or nearly about the image.</summary>
internal static class TargetCases
{
    private const string Hex = "a836827331d5d6a801366dc407e8ee369541e110dd6aedeab4c2cf5bff3aa2bd";

    private static readonly string[] MediaTypes =
    [
        "application/vnd.oci.image.manifest.v1+json",
        "application/vnd.oci.image.manifest.v1+json",
        "APPLICATION/vnd.oci.image.manifest.v1+json",
        "application/vnd.oci.image.manifest.v1+json ",
        "application/vnd.oci.image.index.v1+json",
        "application/vnd.docker.distribution.manifest.v2+json",
        "",
    ];

    private static readonly string[] Digests =
    [
        $"sha256:{Hex}",
        $"sha256:{Hex}",
        $"SHA256:{Hex}",
        $"sha256:{Hex.ToUpperInvariant()}",
        $" sha256:{Hex}",
        $"sha384:{Hex}",
        $"sha384:{Hex}{Hex[..32]}",
        $"sha512:{Hex}{Hex}",
        $"sha256:{Hex[..^1]}0",
        $"sha256:{Hex[..^1]}",
        $"sha256+x:{Hex}",
        Hex,
        "",
        "sha256:",
    ];

    private static readonly string[] Sizes =
    [
        "401",
        "401",
        "400",
        "4.01e2",
        "401.0",
        "\"401\"",
        "-401",
        "0",
        "null",
        "9223372036854775808",
        "0401",
    ];

    public static ArtifactCase Next(Random random)
    {
        var chain = FixedChain.OfTwo;
        var fault = random.Next(5);
        var (type, digest, size) = (
            fault == 1 ? random.Of(MediaTypes) : MediaTypes[0],
            fault == 2 ? random.Of(Digests) : Digests[0],
            fault == 3 ? random.Of(Sizes) : Sizes[0]
        );
        var extra = random.Of(
            "",
            "",
            ",\"annotations\":{\"a\":\"b\"}",
            ",\"artifactType\":\"x/y\"",
            ",\"annotations\":{\"a\":null}",
            ",\"annotations\":[]",
            ",\"later\":[1]"
        );
        var payload = $$$"""{"targetArtifact":{"mediaType":"{{{type}}}","digest":"{{{digest}}}","size":{{{size}}}{{{extra}}}}}""";
        var envelope = random.OneIn(2)
            ? AttachedEnvelope.Of(chain.Jws() with { Payload = payload })
            : AttachedEnvelope.Of(chain.Cose() with { Payload = payload });
        return new ArtifactCase(payload, StatementSpec.Trusting(chain.Root), envelope);
    }
}
