using System.Text.Json.Nodes;
using Differential.Tests.Verification.Agreement;

namespace Differential.Tests.Conformance;

/// <summary>What goes into a case of the kit: an image's envelopes, and the configuration to judge them by.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Envelopes">Bytes and media type, in the order in which they are listed.</param>
/// <param name="WriteConfiguration">Writes trustpolicy.json and truststore for a scope into a notation directory.</param>
internal sealed record KitInput(
    string Name, IReadOnlyList<(byte[] Bytes, string MediaType)> Envelopes, Func<string, string, Task> WriteConfiguration)
{
    /// <summary>What a verifier has to have besides.</summary>
    public string Needs { get; init; } = "";

    /// <inheritdoc cref="KitCase.IsRefusedHere"/>
    public bool IsRefusedHere { get; init; }

    /// <returns>Null where the case is about the registry's answers or the signature's manifest, which a layout cannot show.</returns>
    public static KitInput? Of(ArtifactCase item) =>
        item.ByTag || item.NeedsServers || item.Signatures.Any(signature => !signature.IsPlain)
            ? null
            : new KitInput(
                item.Name,
                [.. item.Signatures.Select(signature => (signature.Bytes, signature.MediaType))],
                (scope, directory) => WriteAsync(item.Statement, scope, directory))
            {
                Needs = item.Name.StartsWith("AWS Signer", StringComparison.Ordinal) ? "aws-signer" : "",
            };

    /// <summary>A vector with the configuration that all vectors share.</summary>
    public static KitInput Of(SignatureVector vector) =>
        new($"AWS Signer's shape: {vector.Name}", [.. VectorEnvelopes.Of(vector)], WriteVectorsAsync) { Needs = "aws-signer" };

    private static async Task WriteAsync(StatementSpec statement, string scope, string directory)
    {
        foreach (var store in statement.Stores.DistinctBy(store => store.ToString()))
            await store.WriteAsync(directory);
        var policy = new JsonObject { ["version"] = "1.0", ["trustPolicies"] = new JsonArray(statement.ToJson("conformance", [scope])) };
        await File.WriteAllTextAsync(Path.Combine(directory, "trustpolicy.json"), policy.ToJsonString());
    }

    private static Task WriteVectorsAsync(string scope, string directory)
    {
        foreach (var file in Directory.EnumerateFiles(VectorSet.NotationDirectory, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(directory, Path.GetRelativePath(VectorSet.NotationDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return Task.CompletedTask;
    }
}
