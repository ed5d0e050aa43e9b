namespace ImageSignatures.Verification.Notation;

/// <summary>The trust stores with AWS Signer's roots, as AWS's installer lays them out.</summary>
/// <remarks>https://docs.aws.amazon.com/signer/latest/developerguide/image-signing-prerequisites.html</remarks>
internal static class SignerTrustStore
{
    /// <summary>Copies the certificates of one store. They are copied because notation refuses symbolic links.</summary>
    public static void Copy(string name, string fromDirectory, string toDirectory)
    {
        var from = PathOf(fromDirectory, name);
        var certificates = Directory.Exists(from) ? Directory.GetFiles(from) : [];
        if (certificates.Length == 0)
        {
            throw new NotationConfigurationException(
                $"The trust store {from} holds no certificate: install notation with AWS's installer, or put AWS Signer's root there.");
        }

        var to = Directory.CreateDirectory(PathOf(toDirectory, name)).FullName;
        foreach (var certificate in certificates)
            File.Copy(certificate, Path.Combine(to, Path.GetFileName(certificate)));
    }

    private static string PathOf(string directory, string name) => Path.Combine(directory, "truststore", "x509", "signingAuthority", name);
}
