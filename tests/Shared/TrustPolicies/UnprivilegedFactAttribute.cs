namespace EcsImageAuditor.Tests.Shared.TrustPolicies;

/// <summary>A fact about file permissions, from which root is exempt.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnprivilegedFactAttribute : FactAttribute
{
    public UnprivilegedFactAttribute()
    {
        if (Environment.IsPrivilegedProcess)
            Skip = "Root may read every file.";
    }
}
