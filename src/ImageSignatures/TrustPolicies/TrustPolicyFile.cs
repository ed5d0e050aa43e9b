namespace ImageSignatures.TrustPolicies;

/// <summary>The trust policy of a notation configuration directory.</summary>
/// <remarks>https://notaryproject.dev/docs/user-guides/how-to/directory-structure/</remarks>
internal sealed record TrustPolicyFile
{
    /// <summary>The name that counts where both files are there.</summary>
    public const string OciName = "trustpolicy.oci.json";

    /// <summary>The older name.</summary>
    public const string Name = "trustpolicy.json";

    public required string Path { get; init; }

    /// <summary>The bytes of the file.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    public required TrustPolicyDocument Document { get; init; }

    /// <summary>What is dangerous in the policy or does nothing.</summary>
    public required IReadOnlyList<PolicyMistake> Warnings { get; init; }

    /// <summary>Loads <see cref="Name"/>. Beside <see cref="OciName"/> it is refused: notation's versions differ on which one counts.</summary>
    /// <param name="configDirectory">The notation configuration directory.</param>
    /// <exception cref="TrustPolicyException">There is no policy, it cannot be read, or it is not valid.</exception>
    public static TrustPolicyFile Load(string configDirectory)
    {
        if (RegularFile.Read(System.IO.Path.Combine(configDirectory, OciName), TrustPolicyReader.MaxBytes) is not FileReading.Missing)
        {
            throw new TrustPolicyException(
                $"{System.IO.Path.Combine(configDirectory, OciName)} makes it unclear which policy counts: notation 1.3 reads {Name} only, newer ones prefer the other. Keep {Name} alone."
            );
        }

        var path = System.IO.Path.Combine(configDirectory, Name);
        var content =
            Read(path)
            ?? throw new TrustPolicyException(
                $"There is no trust policy in {configDirectory}: write {Name} there, or name another directory."
            );

        var reading = TrustPolicyDocument.Read(content);
        return new TrustPolicyFile
        {
            Path = path,
            Content = content,
            Document = reading.Document ?? throw Refuse(path, reading.Mistakes),
            Warnings = reading.Mistakes,
        };
    }

    /// <returns>The bytes of the file; null where there is none.</returns>
    /// <exception cref="TrustPolicyException">It is there but may not, or cannot, be read.</exception>
    public static ReadOnlyMemory<byte>? Read(string path) => RegularFile.Read(path, TrustPolicyReader.MaxBytes) switch
    {
        FileReading.Content content => content.Bytes,
        FileReading.Refused refused => throw new TrustPolicyException($"The trust policy {path} {refused.Why}."),
        // Spelt out: a bare null would become an empty memory.
        _ => (ReadOnlyMemory<byte>?)null,
    };

    private static TrustPolicyException Refuse(string path, IReadOnlyList<PolicyMistake> mistakes)
    {
        var errors = mistakes.Where(mistake => mistake.Severity == PolicySeverity.Error).ToList();
        var more = errors.Count == 1 ? "" : $" ({errors.Count - 1} more: see `ecs-image-auditor policy check {path}`)";
        return new TrustPolicyException($"The trust policy {path} is not valid at {errors[0].Place}: {errors[0].Message}{more}", mistakes);
    }
}
