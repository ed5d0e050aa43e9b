using ImageSignatures.TrustPolicies;

namespace ImageSignatures.Signing;

/// <summary>With which signing profile of AWS Signer an image is signed.</summary>
public abstract record SigningProfileChoice
{
    private SigningProfileChoice()
    {
    }

    /// <summary>The region that holds it.</summary>
    public abstract string Region { get; }

    /// <summary>A profile that exists; that of another account too, which has to permit it.</summary>
    public sealed record Existing(SigningProfileArn Arn) : SigningProfileChoice
    {
        public override string Region => Arn.Region;

        public override string ToString() => Arn.ToString();
    }

    /// <summary>A profile of the caller's account, which is made where it is missing.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="InRegion">The region that holds it.</param>
    /// <param name="Validity">How long its signatures are valid, for a profile that has to be made.</param>
    public sealed record Named(string Name, string InRegion, SignatureValidity Validity) : SigningProfileChoice
    {
        public override string Region => InRegion;

        public override string ToString() => $"{Name} in {InRegion}";
    }
}
