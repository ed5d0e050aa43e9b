using System.Text.Json.Serialization;

namespace ImageSignatures.TrustPolicies;

/// <summary>What a mistake in a trust policy does.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PolicySeverity>))]
public enum PolicySeverity
{
    /// <summary>The policy is refused.</summary>
    [JsonStringEnumMemberName("error")] Error,

    /// <summary>The policy is used, but it is dangerous or does not do what it seems to.</summary>
    [JsonStringEnumMemberName("warning")] Warning,
}
