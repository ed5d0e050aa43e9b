using System.Security.Cryptography;
using ImageSignatures.Oci;
using ImageSignatures.Signatures.Certificates;

namespace ImageSignatures.TrustPolicies.Advice;

/// <summary>Knows the trust stores and roots of AWS Signer.</summary>
/// <remarks>https://docs.aws.amazon.com/signer/latest/developerguide/image-signing-prerequisites.html</remarks>
internal static class AwsSignerStore
{
    private const string Commercial = "aws";
    private const string GovCloud = "aws-us-gov";

    // SHA-256 of the DER bytes of AWS Signer Code Signing Root CA G1, in each partition.
    private const string CommercialRoot = "90A87D0543C3F094DBFF9589B6649AFFE2F3D6E0F308799BE2258461C686473F";
    private const string GovCloudRoot = "673653AB76F41A10546CDEB4107ECD6DF2C15C2C9A0D32ED97D271B4436FC3E8";

    /// <summary>The store's name as AWS's installer writes it.</summary>
    public static string NameIn(string partition) =>
        $"signingAuthority:{AwsPartition.Find(partition)!.SignerTrustStore}";

    /// <returns>The partition whose signing profiles the store vouches for, judged by its name; null for any other store.</returns>
    public static string? PartitionOf(TrustStoreName store) => store.Type == TrustStoreType.SigningAuthority
        ? AwsPartition.All.FirstOrDefault(partition =>
            partition.HasSigner && store.Name.StartsWith($"{partition.Id}-signer", StringComparison.OrdinalIgnoreCase))?.Id
        : null;

    /// <returns>The partition of an AWS Signer root; null for any other certificate.</returns>
    public static string? PartitionOf(Certificate certificate) => Convert.ToHexString(SHA256.HashData(certificate.RawData.Span)) switch
    {
        CommercialRoot => Commercial,
        GovCloudRoot => GovCloud,
        _ => null,
    };
}
