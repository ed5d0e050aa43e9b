using Amazon.Plumbing;
using Amazon.Runtime;

namespace Amazon.Signer;

/// <summary>Values of <c>ValidityType</c>. A value that is not listed is kept as it came.</summary>
public class ValidityType(string value) : ConstantClass(value), IConstant<ValidityType>
{
    public static readonly ValidityType DAYS = new("DAYS");
    public static readonly ValidityType MONTHS = new("MONTHS");
    public static readonly ValidityType YEARS = new("YEARS");

    public static ValidityType FindValue(string value) => FindValue<ValidityType>(value);

    public static implicit operator ValidityType(string value) => FindValue(value);
}

/// <summary>Values of <c>SigningProfileStatus</c>. A value that is not listed is kept as it came.</summary>
public class SigningProfileStatus(string value) : ConstantClass(value), IConstant<SigningProfileStatus>
{
    public static readonly SigningProfileStatus Active = new("Active");
    public static readonly SigningProfileStatus Canceled = new("Canceled");
    public static readonly SigningProfileStatus Revoked = new("Revoked");

    public static SigningProfileStatus FindValue(string value) => FindValue<SigningProfileStatus>(value);

    public static implicit operator SigningProfileStatus(string value) => FindValue(value);
}

/// <summary>Values of <c>ImageFormat</c>. A value that is not listed is kept as it came.</summary>
public class ImageFormat(string value) : ConstantClass(value), IConstant<ImageFormat>
{
    public static readonly ImageFormat JSON = new("JSON");
    public static readonly ImageFormat JSONDetached = new("JSONDetached");
    public static readonly ImageFormat JSONEmbedded = new("JSONEmbedded");

    public static ImageFormat FindValue(string value) => FindValue<ImageFormat>(value);

    public static implicit operator ImageFormat(string value) => FindValue(value);
}

/// <summary>Values of <c>EncryptionAlgorithm</c>. A value that is not listed is kept as it came.</summary>
public class EncryptionAlgorithm(string value) : ConstantClass(value), IConstant<EncryptionAlgorithm>
{
    public static readonly EncryptionAlgorithm ECDSA = new("ECDSA");
    public static readonly EncryptionAlgorithm RSA = new("RSA");

    public static EncryptionAlgorithm FindValue(string value) => FindValue<EncryptionAlgorithm>(value);

    public static implicit operator EncryptionAlgorithm(string value) => FindValue(value);
}

/// <summary>Values of <c>HashAlgorithm</c>. A value that is not listed is kept as it came.</summary>
public class HashAlgorithm(string value) : ConstantClass(value), IConstant<HashAlgorithm>
{
    public static readonly HashAlgorithm SHA1 = new("SHA1");
    public static readonly HashAlgorithm SHA256 = new("SHA256");

    public static HashAlgorithm FindValue(string value) => FindValue<HashAlgorithm>(value);

    public static implicit operator HashAlgorithm(string value) => FindValue(value);
}
