namespace Deployment.Tests.Image;

/// <summary>As <see cref="NeedsImageFactAttribute"/>, for a theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsImageTheoryAttribute : TheoryAttribute
{
    public NeedsImageTheoryAttribute() => Skip = SkipReason.For(LambdaImageFixture.Components);
}
