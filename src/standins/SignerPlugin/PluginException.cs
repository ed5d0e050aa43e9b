namespace SignerPlugin;

/// <summary>The command failed, with the code and text that go to notation.</summary>
internal sealed class PluginException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;

    public static PluginException Validation(string message) => new(ErrorCode.Validation, message);

    public static PluginException Unsupported(string what) => new(ErrorCode.Validation, what + " is not supported");
}
