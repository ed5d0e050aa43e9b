using System.Text.Json.Serialization;

namespace EcsImageAuditor.Tests.Shared.Components;

/// <summary>The content of revoked.json, in the form of AWS Signer's answer to GetRevocationStatus.</summary>
/// <param name="Entities">ARNs of revoked jobs and profile versions, and hashes of revoked certificates.</param>
internal sealed record RevokedEntities([property: JsonPropertyName("revokedEntities")] IReadOnlyList<string> Entities);
