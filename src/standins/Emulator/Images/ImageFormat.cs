namespace EcsImageAuditor.Emulator.Images;

/// <summary>The media types that an image is written in.</summary>
public enum ImageFormat
{
    /// <summary>The OCI image specification.</summary>
    Oci,

    /// <summary>Docker image manifest version 2, schema 2.</summary>
    Docker,
}
