namespace Amazon.Signer.Model;

/// <summary>See <see href="https://docs.aws.amazon.com/signer/latest/api/API_SignatureValidityPeriod.html"/>.</summary>
public class SignatureValidityPeriod
{
    public ValidityType Type { get; set; }
    public int? Value { get; set; }
}
