namespace SignerPlugin;

/// <summary>The answer of get-plugin-metadata.</summary>
internal static class PluginMetadata
{
    public static ReadOnlySpan<byte> Json =>
        """
        {"name":"com.amazonaws.signer.notation.plugin","description":"AWS Signer plugin for Notation, stand-in for tests","version":"1.0.350","url":"https://docs.aws.amazon.com/signer","supportedContractVersions":["1.0"],"capabilities":["SIGNATURE_GENERATOR.ENVELOPE","SIGNATURE_VERIFIER.TRUSTED_IDENTITY","SIGNATURE_VERIFIER.REVOCATION_CHECK"]}
        """u8;
}
