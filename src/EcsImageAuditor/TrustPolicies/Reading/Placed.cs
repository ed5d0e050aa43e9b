namespace EcsImageAuditor.TrustPolicies.Reading;

/// <summary>Something and where in the policy it stands.</summary>
internal sealed record Placed<T>(PolicyPlace Place, T Value);
