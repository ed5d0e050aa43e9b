namespace Deployment.Tests.Image;

/// <summary>The collection of the tests that share one <see cref="LambdaImageFixture"/>.</summary>
[CollectionDefinition(Name)]
public sealed class SharedLambdaImage : ICollectionFixture<LambdaImageFixture>
{
    public const string Name = "lambda image";
}
