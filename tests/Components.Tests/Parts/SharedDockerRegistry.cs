namespace Components.Tests.Parts;

/// <summary>
/// The collection of the tests that share one <see cref="DockerRegistryFixture"/>: <c>[Collection(SharedDockerRegistry.Name)]</c>.
/// </summary>
[CollectionDefinition(Name)]
public sealed class SharedDockerRegistry : ICollectionFixture<DockerRegistryFixture>
{
    public const string Name = "docker-registry";
}
