namespace Deployment.Tests.Deployment;

/// <summary>The collection of the tests that share one <see cref="MotoFixture"/>: <c>[Collection(SharedMoto.Name)]</c>.</summary>
[CollectionDefinition(Name)]
public sealed class SharedMoto : ICollectionFixture<MotoFixture>
{
    public const string Name = "moto";
}
