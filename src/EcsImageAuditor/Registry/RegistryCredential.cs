namespace EcsImageAuditor.Registry;

/// <summary>What to present to one registry host. Never printed: <see cref="ToString"/> hides the password.</summary>
public sealed record RegistryCredential(string Username, string Password)
{
    public override string ToString() => $"{Username}:***";
}
