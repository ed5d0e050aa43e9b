namespace Deployment.Tests.Image;

/// <summary>A fact about the program for arm64. Where it cannot be built or run, it is skipped with the reason; in continuous integration it
/// fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsArmFactAttribute : FactAttribute
{
    public NeedsArmFactAttribute() =>
        Skip = SkipReason.For([.. LambdaImageFixture.Components, Component.ImageRuntimeArm64, Component.Qemu]);
}
