namespace ImageSignatures.Signatures.Revocation;

/// <summary>Where a certificate's status may still be found out after a responder gave none that can be used.</summary>
internal enum NextSource
{
    /// <summary>The same responder, asked in another way.</summary>
    SameResponder,

    /// <summary>Another responder.</summary>
    OtherResponder,

    /// <summary>Revocation lists only: a responder answered, as it should, that it does not know.</summary>
    RevocationLists,

    /// <summary>Nowhere: a responder says that the certificate is revoked, and this verifier only doubts the answer.</summary>
    Nowhere,
}
