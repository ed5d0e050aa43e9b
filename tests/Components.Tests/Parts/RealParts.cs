namespace Components.Tests.Parts;

/// <summary>The collection of the tests that need a registry and AWS at once: <c>[Collection(RealParts.Name)]</c>.</summary>
[CollectionDefinition(Name)]
public sealed class RealParts : ICollectionFixture<DockerRegistryFixture>, ICollectionFixture<MotoFixture>
{
    public const string Name = "docker-registry and moto";
}
