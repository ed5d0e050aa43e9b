namespace ImageSignatures.Signatures.Certificates;

/// <summary>What the leaf of a chain signs. The rules differ a little.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#certificate-requirements</remarks>
internal enum ChainPurpose
{
    /// <summary>Artifacts.</summary>
    CodeSigning,

    /// <summary>Timestamps.</summary>
    Timestamping,
}
