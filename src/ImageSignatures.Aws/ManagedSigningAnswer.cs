using ImageSignatures.Verdicts;

namespace ImageSignatures.Aws;

/// <summary>What ECR says of signing an image by itself.</summary>
public abstract record ManagedSigningAnswer
{
    private ManagedSigningAnswer()
    {
    }

    /// <summary>The signature is being made.</summary>
    /// <param name="Profile">ARN of the signing profile.</param>
    public sealed record InProgress(string? Profile) : ManagedSigningAnswer;

    /// <summary>The signature has been made.</summary>
    /// <param name="Profile">ARN of the signing profile.</param>
    public sealed record Complete(string? Profile) : ManagedSigningAnswer;

    /// <summary>No signature was made.</summary>
    /// <param name="Profile">ARN of the signing profile.</param>
    /// <param name="Why">ECR's code and reason.</param>
    public sealed record Failed(string? Profile, string Why) : ManagedSigningAnswer;

    /// <summary>ECR refuses to say, and would again.</summary>
    /// <param name="Why">One sentence.</param>
    public sealed record Refused(string Why) : ManagedSigningAnswer;

    /// <summary>ECR did not say, and may when asked again.</summary>
    /// <param name="Reason">Why it could not be determined.</param>
    public sealed record Unknown(Reason Reason) : ManagedSigningAnswer;
}
