using System.Diagnostics.CodeAnalysis;

namespace SignerPlugin.Verification;

/// <summary>The parts of an Amazon Resource Name that matter here.</summary>
internal sealed record Arn(string Service, string Account, string Resource)
{
    public static bool TryParse(string text, [NotNullWhen(true)] out Arn? arn)
    {
        arn = text.Split(':', 6) is ["arn", _, var service, _, var account, var resource] ? new Arn(service, account, resource) : null;
        return arn is not null;
    }
}
