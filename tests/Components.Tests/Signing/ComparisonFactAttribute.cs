namespace Components.Tests.Signing;

/// <summary>A comparison that runs only when it is asked for.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ComparisonFactAttribute : FactAttribute
{
    public ComparisonFactAttribute() => Skip = Environment.GetEnvironmentVariable("COMPARE_COPY") == "1"
        ? SkipReason.For([Component.DockerRegistry, Component.Oras, Component.Skopeo])
        : "A comparison takes a minute or two; set COMPARE_COPY=1 to run it.";
}
