using ImageSignatures.Verdicts;

namespace ImageSignatures.Aws;

/// <summary>What ECR says of its archive. ECR keeps what is archived, lists it nowhere else and lets nobody pull it.</summary>
public abstract record EcrArchiveAnswer
{
    private EcrArchiveAnswer()
    {
    }

    /// <summary>It is archived, or on its way back.</summary>
    /// <param name="Reason">What is archived and how to restore it.</param>
    public sealed record Archived(Reason Reason) : EcrArchiveAnswer;

    /// <summary>ECR refuses to say, and would again.</summary>
    /// <param name="Why">One sentence.</param>
    public sealed record Refused(string Why) : EcrArchiveAnswer;

    /// <summary>ECR did not say, and may when asked again.</summary>
    /// <param name="Reason">Why it could not be determined.</param>
    public sealed record Unknown(Reason Reason) : EcrArchiveAnswer;
}
