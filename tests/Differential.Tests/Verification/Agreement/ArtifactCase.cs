using Differential.Tests.Signatures.Agreement;

namespace Differential.Tests.Verification.Agreement;

/// <summary>A signed image and a statement to judge it by.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Signatures">What is attached, in the order in which it is listed.</param>
internal sealed record ArtifactCase(string Name, StatementSpec Statement, params IReadOnlyList<AttachedEnvelope> Signatures)
{
    /// <summary>Whether the signatures are listed by the tag schema, from a registry without the referrers API.</summary>
    public bool ByTag { get; init; }

    /// <summary>Changes the index of the tag schema.</summary>
    public Func<string, string> RewriteIndex { get; init; } = text => text;

    /// <summary>The servers that the certificates name for their revocation.</summary>
    public IReadOnlyList<RevocationServer> Servers { get; init; } = [];

    /// <summary>What the registry answers instead of a listing of its own.</summary>
    public IReadOnlyList<RegistryAnswer> Answers { get; init; } = [];

    /// <summary>It takes other answers of servers, or another image, than a folder of files has.</summary>
    public bool NeedsServers => Servers.Count > 0 || Answers.Count > 0 || ImageType != AttachedEnvelope.ManifestType;

    /// <summary>The image's media type, as the registry has it.</summary>
    public string ImageType { get; init; } = AttachedEnvelope.ManifestType;

    /// <summary>
    /// The row of the documentation that says why this image can be trusted here although notation rejects it: builtin finds a good
    /// signature that notation does not come to.
    /// </summary>
    public string? FindsMore { get; init; }

    /// <summary>
    /// The same with each signature alone, plainly listed, and with responders that answer any question: what builtin finds on the image
    /// must
    /// be good to notation like this.
    /// </summary>
    public IEnumerable<ArtifactCase> Alone() => Signatures.Select(signature => this with
    {
        Signatures = [signature with { Relist = _ => { } }],
        ByTag = false,
        Answers = [],
        Servers = [.. Servers.Select(server => server.Post ?? server)],
    });

    /// <summary>A case with one JWS or COSE envelope that differs from a good one.</summary>
    public static ArtifactCase Of(AgreementCase envelope) =>
        new(envelope.Name, StatementSpec.Trusting(envelope.Anchor), new AttachedEnvelope(envelope.Envelope, envelope.MediaType));
}
