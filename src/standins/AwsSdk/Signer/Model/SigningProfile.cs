using Amazon.Runtime.Internal;

namespace Amazon.Signer.Model;

/// <summary>See <see href="https://docs.aws.amazon.com/signer/latest/api/API_SignatureValidityPeriod.html"/>.</summary>
public class SignatureValidityPeriod
{
    public ValidityType Type { get; set; }

    public int? Value { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/signer/latest/api/API_SigningMaterial.html"/>.</summary>
public class SigningMaterial
{
    [AWSProperty(Required = true)]
    public string CertificateArn { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/signer/latest/api/API_SigningPlatformOverrides.html"/>.</summary>
public class SigningPlatformOverrides
{
    public SigningConfigurationOverrides SigningConfiguration { get; set; }

    public ImageFormat SigningImageFormat { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/signer/latest/api/API_SigningConfigurationOverrides.html"/>.</summary>
public class SigningConfigurationOverrides
{
    public EncryptionAlgorithm EncryptionAlgorithm { get; set; }

    public HashAlgorithm HashAlgorithm { get; set; }
}
