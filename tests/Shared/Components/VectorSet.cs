using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EcsImageAuditor.Tests.Shared.Components;

/// <summary>The 45 signed and unsigned images of Data/vectors; the README beside them says how they came to be.</summary>
public static class VectorSet
{
    private const int PushesAtOnce = 4;

    /// <summary>The folder of the vectors in the source tree.</summary>
    public static string Folder { get; } =
        Path.Combine(ComponentCatalog.RepositoryRoot, "tests", "Shared", "Data", "vectors");

    /// <summary>The notation configuration under which the vectors were judged: trustpolicy.json and truststore.</summary>
    public static string NotationDirectory => Path.Combine(Folder, "notation");

    /// <summary>All vectors, in the order of cases.json.</summary>
    public static IReadOnlyList<SignatureVector> All { get; } = Read("cases.json", VectorJson.Default.IReadOnlyListSignatureVector);

    /// <summary>The names of all vectors, for <c>[MemberData(nameof(VectorSet.Names), MemberType = typeof(VectorSet))]</c>.</summary>
    public static TheoryData<string> Names => [.. All.Select(vector => vector.Name)];

    /// <summary>What AWS Signer answers as revoked: ARNs of jobs and profile versions, and certificate hashes.</summary>
    public static IReadOnlyList<string> RevokedEntities { get; } =
        Read("revoked.json", VectorJson.Default.RevokedEntities).Entities;

    /// <summary>The vector of that name.</summary>
    public static SignatureVector Named(string name) => All.Single(vector => vector.Name == name);

    /// <summary>Pushes every vector with its signatures, each to its own repository.</summary>
    /// <param name="oras">Holds the registry's credentials, if it wants any.</param>
    /// <param name="host">HOST:PORT of a registry of plain HTTP.</param>
    public static Task PushAllAsync(OrasCli oras, string host) =>
        Parallel.ForEachAsync(
            All,
            new ParallelOptions { MaxDegreeOfParallelism = PushesAtOnce },
            async (vector, cancellationToken) => await PushAsync(oras, vector, host, cancellationToken));

    /// <summary>Pushes one vector with its signatures.</summary>
    /// <param name="oras">Holds the registry's credentials, if it wants any.</param>
    /// <param name="vector">What to push.</param>
    /// <param name="host">HOST:PORT of a registry of plain HTTP.</param>
    /// <param name="cancellationToken">Ends the push.</param>
    public static Task PushAsync(OrasCli oras, SignatureVector vector, string host, CancellationToken cancellationToken = default) =>
        oras.CopyFromLayoutAsync(
            vector.LayoutPath, vector.Digest, $"{host}/{vector.Repository}:{SignatureVector.Tag}", cancellationToken);

    private static T Read<T>(string file, JsonTypeInfo<T> type)
    {
        using var stream = File.OpenRead(Path.Combine(Folder, file));
        return JsonSerializer.Deserialize(stream, type)!;
    }
}
