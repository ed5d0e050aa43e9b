using ImageSignatures.Signing;

namespace Components.Tests.Signing;

/// <summary>Tells nobody.</summary>
internal sealed class SilentProgress : ISigningProgress
{
    public void Began(ImageToSign image, SigningStep at)
    {
    }

    public void Expects(ImageToSign image, long bytes)
    {
    }

    public void Moved(ImageToSign image, long bytes)
    {
    }

    public void Ended(SigningOutcome outcome)
    {
    }
}
