using System.Text.Json.Serialization;

namespace EcsImageAuditor.Emulator.Signer;

/// <summary>The unit of a <see cref="SignatureValidityPeriod"/>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ValidityType>))]
public enum ValidityType
{
    [JsonStringEnumMemberName("DAYS")]
    Days,

    [JsonStringEnumMemberName("MONTHS")]
    Months,

    [JsonStringEnumMemberName("YEARS")]
    Years,
}
