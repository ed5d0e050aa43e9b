namespace ImageSignatures.Signing;

/// <summary>Hears how signing goes, from several threads at once.</summary>
public interface ISigningProgress
{
    /// <summary>The image has come to a step.</summary>
    void Began(ImageToSign image, SigningStep at);

    /// <summary>So many bytes of blobs are to be brought over for the image.</summary>
    void Expects(ImageToSign image, long bytes);

    /// <summary>So many more bytes are there, sent or found; negative where some have to be sent again.</summary>
    void Moved(ImageToSign image, long bytes);

    /// <summary>The image is done with.</summary>
    void Ended(SigningOutcome outcome);
}
