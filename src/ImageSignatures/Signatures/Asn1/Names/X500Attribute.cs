namespace ImageSignatures.Signatures.Asn1.Names;

/// <summary>One attribute of a name.</summary>
/// <param name="Type">Object identifier of the attribute's type.</param>
/// <param name="Text">Its value.</param>
internal sealed record X500Attribute(string Type, string Text);
