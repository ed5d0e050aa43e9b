namespace SignerPlugin;

/// <summary>The error codes of the plugin contract that this plugin uses.</summary>
internal static class ErrorCode
{
    public const string Validation = "VALIDATION_ERROR";
    public const string UnsupportedContractVersion = "UNSUPPORTED_CONTRACT_VERSION";
    public const string AccessDenied = "ACCESS_DENIED";
    public const string Throttled = "THROTTLED";
    public const string Generic = "ERROR";
}
