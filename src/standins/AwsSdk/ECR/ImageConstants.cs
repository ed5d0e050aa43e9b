using Amazon.Plumbing;
using Amazon.Runtime;

namespace Amazon.ECR;

/// <summary>Values of <c>ArtifactStatus</c>. A value that is not listed is kept as it came.</summary>
public class ArtifactStatus(string value) : ConstantClass(value), IConstant<ArtifactStatus>
{
    public static readonly ArtifactStatus ACTIVATING = new("ACTIVATING");
    public static readonly ArtifactStatus ACTIVE = new("ACTIVE");
    public static readonly ArtifactStatus ARCHIVED = new("ARCHIVED");

    public static ArtifactStatus FindValue(string value) => FindValue<ArtifactStatus>(value);

    public static implicit operator ArtifactStatus(string value) => FindValue(value);
}

/// <summary>Values of <c>ArtifactStatusFilter</c>. A value that is not listed is kept as it came.</summary>
public class ArtifactStatusFilter(string value) : ConstantClass(value), IConstant<ArtifactStatusFilter>
{
    public static readonly ArtifactStatusFilter ACTIVATING = new("ACTIVATING");
    public static readonly ArtifactStatusFilter ACTIVE = new("ACTIVE");
    public static readonly ArtifactStatusFilter ANY = new("ANY");
    public static readonly ArtifactStatusFilter ARCHIVED = new("ARCHIVED");

    public static ArtifactStatusFilter FindValue(string value) => FindValue<ArtifactStatusFilter>(value);

    public static implicit operator ArtifactStatusFilter(string value) => FindValue(value);
}

/// <summary>Values of <c>ImageStatus</c>. A value that is not listed is kept as it came.</summary>
public class ImageStatus(string value) : ConstantClass(value), IConstant<ImageStatus>
{
    public static readonly ImageStatus ACTIVATING = new("ACTIVATING");
    public static readonly ImageStatus ACTIVE = new("ACTIVE");
    public static readonly ImageStatus ARCHIVED = new("ARCHIVED");

    public static ImageStatus FindValue(string value) => FindValue<ImageStatus>(value);

    public static implicit operator ImageStatus(string value) => FindValue(value);
}

/// <summary>Values of <c>ImageStatusFilter</c>. A value that is not listed is kept as it came.</summary>
public class ImageStatusFilter(string value) : ConstantClass(value), IConstant<ImageStatusFilter>
{
    public static readonly ImageStatusFilter ACTIVATING = new("ACTIVATING");
    public static readonly ImageStatusFilter ACTIVE = new("ACTIVE");
    public static readonly ImageStatusFilter ANY = new("ANY");
    public static readonly ImageStatusFilter ARCHIVED = new("ARCHIVED");

    public static ImageStatusFilter FindValue(string value) => FindValue<ImageStatusFilter>(value);

    public static implicit operator ImageStatusFilter(string value) => FindValue(value);
}

/// <summary>Values of <c>ScanStatus</c>. A value that is not listed is kept as it came.</summary>
public class ScanStatus(string value) : ConstantClass(value), IConstant<ScanStatus>
{
    public static readonly ScanStatus ACTIVE = new("ACTIVE");
    public static readonly ScanStatus COMPLETE = new("COMPLETE");
    public static readonly ScanStatus FAILED = new("FAILED");
    public static readonly ScanStatus FINDINGS_UNAVAILABLE = new("FINDINGS_UNAVAILABLE");
    public static readonly ScanStatus IN_PROGRESS = new("IN_PROGRESS");
    public static readonly ScanStatus LIMIT_EXCEEDED = new("LIMIT_EXCEEDED");
    public static readonly ScanStatus PENDING = new("PENDING");
    public static readonly ScanStatus SCAN_ELIGIBILITY_EXPIRED = new("SCAN_ELIGIBILITY_EXPIRED");
    public static readonly ScanStatus UNSUPPORTED_IMAGE = new("UNSUPPORTED_IMAGE");

    public static ScanStatus FindValue(string value) => FindValue<ScanStatus>(value);

    public static implicit operator ScanStatus(string value) => FindValue(value);
}

/// <summary>Values of <c>SigningStatus</c>. A value that is not listed is kept as it came.</summary>
public class SigningStatus(string value) : ConstantClass(value), IConstant<SigningStatus>
{
    public static readonly SigningStatus COMPLETE = new("COMPLETE");
    public static readonly SigningStatus FAILED = new("FAILED");
    public static readonly SigningStatus IN_PROGRESS = new("IN_PROGRESS");

    public static SigningStatus FindValue(string value) => FindValue<SigningStatus>(value);

    public static implicit operator SigningStatus(string value) => FindValue(value);
}

/// <summary>Values of <c>TagStatus</c>. A value that is not listed is kept as it came.</summary>
public class TagStatus(string value) : ConstantClass(value), IConstant<TagStatus>
{
    public static readonly TagStatus ANY = new("ANY");
    public static readonly TagStatus TAGGED = new("TAGGED");
    public static readonly TagStatus UNTAGGED = new("UNTAGGED");

    public static TagStatus FindValue(string value) => FindValue<TagStatus>(value);

    public static implicit operator TagStatus(string value) => FindValue(value);
}
