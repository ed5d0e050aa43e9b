namespace ImageSignatures.Signatures.Asn1.Names;

/// <summary>The attribute types of names that have a short name here, which are those that notation knows.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc4514#section-3</remarks>
internal static class X500AttributeTypes
{
    /// <returns>The short name, or null for a type without one.</returns>
    public static string? ShortName(string type) => type switch
    {
        "2.5.4.3" => "CN",
        "2.5.4.5" => "SERIALNUMBER",
        "2.5.4.6" => "C",
        "2.5.4.7" => "L",
        "2.5.4.8" => "ST",
        "2.5.4.9" => "STREET",
        "2.5.4.10" => "O",
        "2.5.4.11" => "OU",
        "2.5.4.17" => "POSTALCODE",
        _ => null,
    };
}
