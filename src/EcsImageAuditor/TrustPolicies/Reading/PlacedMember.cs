namespace EcsImageAuditor.TrustPolicies.Reading;

/// <summary>A member of a JSON object.</summary>
/// <param name="Name">Its name as written, without escapes.</param>
/// <param name="Place">Where the name stands.</param>
/// <param name="Value">Its value.</param>
internal sealed record PlacedMember(string Name, PolicyPlace Place, PlacedValue Value);
