using EcsImageAuditor.Emulator.Oci;
using EcsImageAuditor.Emulator.Signer;

namespace EcsImageAuditor.Emulator.Images;

/// <summary>A signature in a registry.</summary>
/// <param name="Manifest">The signature's manifest.</param>
/// <param name="Signature">The envelope and the job that made it.</param>
public sealed record AttachedSignature(Descriptor Manifest, SignedPayload Signature);
