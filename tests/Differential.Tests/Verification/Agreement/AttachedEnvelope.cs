using System.Text.Json.Nodes;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;

namespace Differential.Tests.Verification.Agreement;

/// <summary>An envelope that is to be attached to an image.</summary>
/// <param name="Bytes">The envelope.</param>
/// <param name="MediaType">Its media type.</param>
internal sealed record AttachedEnvelope(byte[] Bytes, string MediaType)
{
    private static readonly Func<string, string> AsItIs = text => text;

    public const string ManifestType = "application/vnd.oci.image.manifest.v1+json";

    /// <summary>Changes the text of the signature's manifest.</summary>
    public Func<string, string> Rewrite { get; init; } = AsItIs;

    /// <summary>Whether its manifest is as it should be.</summary>
    public bool IsPlain => ListedType == ManifestType && Rewrite == AsItIs;

    /// <summary>The media type that the manifest is pushed and listed with.</summary>
    public string ListedType { get; init; } = ManifestType;

    /// <summary>Changes the entry of the tag schema's index, where the case is listed by tag.</summary>
    public Action<JsonObject> Relist { get; init; } = _ => { };

    public static AttachedEnvelope Of(TestEnvelope envelope) => new(envelope.Encode(), Envelopes.Jws);

    public static AttachedEnvelope Of(TestCoseEnvelope envelope) => new(envelope.Encode(), Envelopes.Cose);

    /// <summary>Changes the signature's manifest.</summary>
    public AttachedEnvelope Change(Action<JsonObject> change) => this with
    {
        Rewrite = text =>
        {
            var manifest = JsonNode.Parse(text)!.AsObject();
            change(manifest);
            return manifest.ToJsonString();
        },
    };
}
