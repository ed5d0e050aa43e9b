using System.Reflection;

namespace Architecture.Tests;

/// <summary>The assemblies of the repository, each with the folder of its sources.</summary>
internal static class House
{
    /// <summary>Assembly name, its folder below the repository's root, its root namespace.</summary>
    public static IReadOnlyList<Room> Rooms { get; } =
    [
        new("ImageSignatures", "src/ImageSignatures", "ImageSignatures"),
        new("ImageSignatures.Aws", "src/ImageSignatures.Aws", "ImageSignatures.Aws"),
        new("ImageSignatures.Signing", "src/ImageSignatures.Signing", "ImageSignatures.Signing"),
        new("EcsImageAuditor", "src/EcsImageAuditor", "EcsImageAuditor"),
        new("bootstrap", "src/EcsImageAuditor.Lambda", "EcsImageAuditor.Lambda"),
        new("ecs-image-auditor", "src/EcsImageAuditor.Cli", "EcsImageAuditor.Cli"),
        new("EcsImageAuditor.Emulator", "src/standins/Emulator", "EcsImageAuditor.Emulator"),
        new("EcsImageAuditor.Cdk", "src/EcsImageAuditor.Cdk", "EcsImageAuditor.Cdk"),
        new("EcsImageAuditor.Infra", "infra", "EcsImageAuditor.Infra"),
    ];

    public static TheoryData<string> Names => [.. Rooms.Select(room => room.Assembly)];

    public static Room Named(string assembly) => Rooms.Single(room => room.Assembly == assembly);

    public static Assembly Load(string assembly) => Assembly.Load(new AssemblyName(assembly));
}
