namespace EcsImageAuditor.Registry;

/// <summary>What a credential helper prints. A class, so that nothing prints its members.</summary>
/// <remarks>https://github.com/docker/docker-credential-helpers#development</remarks>
internal sealed class CredentialHelperAnswer
{
    public string? Username { get; init; }

    public string? Secret { get; init; }
}
