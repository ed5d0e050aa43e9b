using Amazon.Plumbing;
using Amazon.Runtime;

namespace Amazon.ECR;

/// <summary>Values of <c>EncryptionType</c>. A value that is not listed is kept as it came.</summary>
public class EncryptionType(string value) : ConstantClass(value), IConstant<EncryptionType>
{
    public static readonly EncryptionType AES256 = new("AES256");
    public static readonly EncryptionType KMS = new("KMS");
    public static readonly EncryptionType KMS_DSSE = new("KMS_DSSE");

    public static EncryptionType FindValue(string value) => FindValue<EncryptionType>(value);

    public static implicit operator EncryptionType(string value) => FindValue(value);
}

/// <summary>Values of <c>ImageTagMutability</c>. A value that is not listed is kept as it came.</summary>
public class ImageTagMutability(string value) : ConstantClass(value), IConstant<ImageTagMutability>
{
    public static readonly ImageTagMutability IMMUTABLE = new("IMMUTABLE");
    public static readonly ImageTagMutability IMMUTABLE_WITH_EXCLUSION = new("IMMUTABLE_WITH_EXCLUSION");
    public static readonly ImageTagMutability MUTABLE = new("MUTABLE");
    public static readonly ImageTagMutability MUTABLE_WITH_EXCLUSION = new("MUTABLE_WITH_EXCLUSION");

    public static ImageTagMutability FindValue(string value) => FindValue<ImageTagMutability>(value);

    public static implicit operator ImageTagMutability(string value) => FindValue(value);
}

/// <summary>Values of <c>ImageTagMutabilityExclusionFilterType</c>. A value that is not listed is kept as it came.</summary>
public class ImageTagMutabilityExclusionFilterType(string value) : ConstantClass(value), IConstant<ImageTagMutabilityExclusionFilterType>
{
    public static readonly ImageTagMutabilityExclusionFilterType WILDCARD = new("WILDCARD");

    public static ImageTagMutabilityExclusionFilterType FindValue(string value) => FindValue<ImageTagMutabilityExclusionFilterType>(value);

    public static implicit operator ImageTagMutabilityExclusionFilterType(string value) => FindValue(value);
}
