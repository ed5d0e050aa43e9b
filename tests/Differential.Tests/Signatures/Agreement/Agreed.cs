namespace Differential.Tests.Signatures.Agreement;

/// <summary>What this project and notation say of the integrity of one envelope.</summary>
internal enum Agreed
{
    BothAccept,

    BothRefuse,

    /// <summary>Refused here although notation accepts it. Each case stands in the documentation with its reason.</summary>
    Stricter,

    /// <summary>Refused here. What notation says depends on the version of Go that it was built with.</summary>
    RefusedHere,

    /// <summary>Accepted here although notation refuses it. There must be none.</summary>
    Laxer,
}
