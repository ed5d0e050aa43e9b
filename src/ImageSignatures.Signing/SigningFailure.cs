using System.Text.Json.Serialization;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Signing;

/// <summary>Why an image could not be signed.</summary>
/// <param name="Code">The machine's half.</param>
/// <param name="Message">One sentence for a person: the cause and the remedy. Never holds a credential.</param>
public sealed record SigningFailure(SigningFailureCode Code, string Message)
{
    /// <summary>It may go away by itself, so that the same run again is worth it.</summary>
    [JsonIgnore]
    public bool MayPass => Code is SigningFailureCode.RegistryUnreachable or SigningFailureCode.RegistryThrottled
        or SigningFailureCode.SignerThrottled or SigningFailureCode.SignerUnavailable
        or SigningFailureCode.VerificationInconclusive or SigningFailureCode.Timeout;

    internal static SigningFailure Of(RegistryException exception) => new(
        exception.Reason.Code switch
        {
            ReasonCode.ImageNotFound => SigningFailureCode.ImageNotFound,
            ReasonCode.RegistryDenied when exception.IsRefusal => SigningFailureCode.RegistryRefused,
            ReasonCode.RegistryDenied => SigningFailureCode.RegistryDenied,
            ReasonCode.RegistryUnreachable when exception.IsRefusal => SigningFailureCode.ImageDamaged,
            ReasonCode.RegistryThrottled => SigningFailureCode.RegistryThrottled,
            ReasonCode.Timeout => SigningFailureCode.Timeout,
            _ => SigningFailureCode.RegistryUnreachable,
        },
        exception.Message);
}
