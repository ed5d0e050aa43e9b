namespace SignerPlugin.Contract;

/// <summary>The one version of the contract that is spoken.</summary>
internal static class ContractVersion
{
    private const string Supported = "1.0";

    /// <exception cref="PluginException">The version is missing or another.</exception>
    public static void Check(string version)
    {
        if (version.Length == 0)
            throw PluginException.Validation("contractVersion cannot be empty");
        if (version != Supported)
            throw new PluginException(
                ErrorCode.UnsupportedContractVersion, $"\"{version}\" is not a supported notary plugin contract version");
    }
}
