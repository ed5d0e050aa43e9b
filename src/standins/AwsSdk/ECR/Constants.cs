using Amazon.Plumbing;
using Amazon.Runtime;

namespace Amazon.ECR;

/// <summary>Values of <c>ArtifactStatus</c>. A value that is not listed is kept as it came.</summary>
public class ArtifactStatus(string value) : ConstantClass(value), IConstant<ArtifactStatus>
{
    public static readonly ArtifactStatus ACTIVATING = new("ACTIVATING");
    public static readonly ArtifactStatus ARCHIVED = new("ARCHIVED");
    public static ArtifactStatus FindValue(string value) => FindValue<ArtifactStatus>(value);
    public static implicit operator ArtifactStatus(string value) => FindValue(value);
}

/// <summary>Values of <c>ArtifactStatusFilter</c>. A value that is not listed is kept as it came.</summary>
public class ArtifactStatusFilter(string value) : ConstantClass(value), IConstant<ArtifactStatusFilter>
{
    public static readonly ArtifactStatusFilter ANY = new("ANY");
    public static ArtifactStatusFilter FindValue(string value) => FindValue<ArtifactStatusFilter>(value);
}

/// <summary>Values of <c>ImageStatus</c>. A value that is not listed is kept as it came.</summary>
public class ImageStatus(string value) : ConstantClass(value), IConstant<ImageStatus>
{
    public static readonly ImageStatus ACTIVATING = new("ACTIVATING");
    public static readonly ImageStatus ARCHIVED = new("ARCHIVED");
    public static ImageStatus FindValue(string value) => FindValue<ImageStatus>(value);
    public static implicit operator ImageStatus(string value) => FindValue(value);
}

/// <summary>Values of <c>SigningStatus</c>. A value that is not listed is kept as it came.</summary>
public class SigningStatus(string value) : ConstantClass(value), IConstant<SigningStatus>
{
    public static readonly SigningStatus COMPLETE = new("COMPLETE");
    public static readonly SigningStatus FAILED = new("FAILED");
    public static readonly SigningStatus IN_PROGRESS = new("IN_PROGRESS");
    public static SigningStatus FindValue(string value) => FindValue<SigningStatus>(value);
}

/// <summary>Values of <c>EncryptionType</c>. A value that is not listed is kept as it came.</summary>
public class EncryptionType(string value) : ConstantClass(value), IConstant<EncryptionType>
{
    public static readonly EncryptionType AES256 = new("AES256");
    public static readonly EncryptionType KMS = new("KMS");
    public static EncryptionType FindValue(string value) => FindValue<EncryptionType>(value);
}

/// <summary>Values of <c>ImageTagMutability</c>. A value that is not listed is kept as it came.</summary>
public class ImageTagMutability(string value) : ConstantClass(value), IConstant<ImageTagMutability>
{
    public static readonly ImageTagMutability IMMUTABLE = new("IMMUTABLE");
    public static readonly ImageTagMutability IMMUTABLE_WITH_EXCLUSION = new("IMMUTABLE_WITH_EXCLUSION");
    public static readonly ImageTagMutability MUTABLE = new("MUTABLE");
    public static ImageTagMutability FindValue(string value) => FindValue<ImageTagMutability>(value);
}

/// <summary>Values of <c>ImageTagMutabilityExclusionFilterType</c>. A value that is not listed is kept as it came.</summary>
public class ImageTagMutabilityExclusionFilterType(string value) : ConstantClass(value), IConstant<ImageTagMutabilityExclusionFilterType>
{
    public static readonly ImageTagMutabilityExclusionFilterType WILDCARD = new("WILDCARD");
    public static ImageTagMutabilityExclusionFilterType FindValue(string value) => FindValue<ImageTagMutabilityExclusionFilterType>(value);
}
