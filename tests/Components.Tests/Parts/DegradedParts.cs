namespace Components.Tests.Parts;

/// <summary>
/// A registry and AWS for tests that mostly wait for what does not answer, so that those of <see cref="RealParts"/> run meanwhile:
/// <c>[Collection(DegradedParts.Name)]</c>.
/// </summary>
[CollectionDefinition(Name)]
public sealed class DegradedParts : ICollectionFixture<DockerRegistryFixture>, ICollectionFixture<MotoFixture>
{
    public const string Name = "docker-registry and moto that degrade";
}
