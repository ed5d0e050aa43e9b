namespace EcsImageAuditor.Tests.Shared.Components;

/// <summary>A folder of its own that is deleted at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string FullName { get; } = Directory.CreateTempSubdirectory("ecs-image-auditor-tests-").FullName;

    public void Dispose()
    {
        if (Directory.Exists(FullName))
            Directory.Delete(FullName, recursive: true);
    }
}
