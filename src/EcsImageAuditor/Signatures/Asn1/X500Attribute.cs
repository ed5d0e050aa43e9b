namespace EcsImageAuditor.Signatures.Asn1;

/// <summary>One attribute of a name.</summary>
/// <param name="Type">Object identifier of the attribute's type.</param>
/// <param name="Text">Its value where that is a string, else null.</param>
internal sealed record X500Attribute(string Type, string? Text);
