using Amazon.Plumbing;
using Amazon.Runtime;

namespace Amazon.Signer;

/// <summary>Values of <c>ValidityType</c>. A value that is not listed is kept as it came.</summary>
public class ValidityType(string value) : ConstantClass(value), IConstant<ValidityType>
{
    public static readonly ValidityType MONTHS = new("MONTHS");
    public static ValidityType FindValue(string value) => FindValue<ValidityType>(value);
}

/// <summary>Values of <c>SigningProfileStatus</c>. A value that is not listed is kept as it came.</summary>
public class SigningProfileStatus(string value) : ConstantClass(value), IConstant<SigningProfileStatus>
{
    public static readonly SigningProfileStatus Active = new("Active");
    public static readonly SigningProfileStatus Canceled = new("Canceled");
    public static readonly SigningProfileStatus Revoked = new("Revoked");
    public static SigningProfileStatus FindValue(string value) => FindValue<SigningProfileStatus>(value);
}
