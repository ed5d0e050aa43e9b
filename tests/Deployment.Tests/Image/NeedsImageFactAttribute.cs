namespace Deployment.Tests.Image;

/// <summary>A fact about the Lambda image. Where it cannot be built, it is skipped with the reason; in continuous integration it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsImageFactAttribute : FactAttribute
{
    public NeedsImageFactAttribute() =>
        Skip = SkipReason.For(LambdaImageFixture.Components);
}
