using ImageSignatures.Oci;
using ImageSignatures.TrustPolicies.Reading;

namespace ImageSignatures.TrustPolicies;

/// <summary>A valid trust policy for OCI artifacts, version 1.0.</summary>
/// <remarks>
/// Nothing that notation refuses is accepted, and some of what it accepts is refused: members that stand twice, also in another case;
/// anything behind the document; text that is not valid Unicode; more than 1 MiB, 16 levels or 1000 items in a list of stores or
/// identities; trust stores named <c>.</c> or <c>..</c>; scopes with the port 443.
/// https://github.com/notaryproject/specifications/blob/v1.1.0/specs/trust-store-trust-policy.md#trust-policy
/// </remarks>
internal sealed record TrustPolicyDocument
{
    /// <summary>At least one.</summary>
    public required IReadOnlyList<TrustPolicyStatement> Statements { get; init; }

    /// <summary>Reads and validates a policy. Whatever the bytes are, the answer is a value.</summary>
    public static TrustPolicyReading Read(ReadOnlyMemory<byte> json) => TrustPolicyReader.Read(json, new PolicyMistakes());

    /// <summary>
    /// The statement that names the image's repository, else the one for every repository, else null: then no policy applies to the image.
    /// </summary>
    /// <remarks>https://github.com/notaryproject/specifications/blob/v1.1.0/specs/trust-store-trust-policy.md#selecting-a-trust-policy-based-on-artifact-uri</remarks>
    public TrustPolicyStatement? StatementFor(ImageByDigest image) =>
        StatementOf(image.Scope) ?? StatementOf(TrustPolicyStatement.AnyScope);

    // A valid policy has each scope once. Compared by ordinal, as notation does.
    private TrustPolicyStatement? StatementOf(string scope) =>
        Statements.FirstOrDefault(statement => statement.RegistryScopes.Contains(scope, StringComparer.Ordinal));
}
