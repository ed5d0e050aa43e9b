namespace EcsImageAuditor.Cli.Demo;

/// <summary>A container of a demo task.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Image">Its image reference, or null for one that AWS injects.</param>
/// <param name="Digest">The digest that ECS reports.</param>
/// <param name="Expected">The verdict that the demo promises.</param>
internal sealed record DemoContainer(string Name, string? Image, string Digest, string Expected);
