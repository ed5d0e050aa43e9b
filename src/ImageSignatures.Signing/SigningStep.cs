namespace ImageSignatures.Signing;

/// <summary>What is being done with an image.</summary>
public enum SigningStep
{
    /// <summary>Finding out what the reference means.</summary>
    Resolve,

    /// <summary>Copying what the target lacks.</summary>
    Copy,

    /// <summary>Looking for a good signature.</summary>
    Verify,

    /// <summary>Signing, and attaching the signature.</summary>
    Sign,
}
