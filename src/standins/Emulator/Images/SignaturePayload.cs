using EcsImageAuditor.Emulator.Oci;

namespace EcsImageAuditor.Emulator.Images;

/// <summary>
/// What a signature signs.
/// See <see href="https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#payload"/>.
/// </summary>
internal sealed record SignaturePayload(Descriptor TargetArtifact);
