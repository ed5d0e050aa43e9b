using System.Text.Json.Serialization;

namespace EcsImageAuditor.Emulator.Signer;

/// <summary>Whether a profile may sign.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SigningProfileStatus>))]
public enum SigningProfileStatus
{
    Active,
    Canceled,
    Revoked,
}
