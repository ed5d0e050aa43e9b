namespace EcsImageAuditor.Tests.Shared.Signing;

/// <summary>A layer whose bytes follow from a seed.</summary>
internal sealed record GeneratedLayer(long Size, int Seed);
