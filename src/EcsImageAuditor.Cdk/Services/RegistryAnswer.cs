namespace EcsImageAuditor.Cdk.Services;

/// <summary>Whether an image may come from its registry.</summary>
internal abstract record RegistryAnswer
{
    public sealed record Allowed : RegistryAnswer;

    /// <param name="Reason">Why not, a sentence without its full stop.</param>
    public sealed record Refused(string Reason) : RegistryAnswer;

    /// <param name="Reason">Why that cannot be said before the stack is deployed.</param>
    public sealed record Unknown(string Reason) : RegistryAnswer;
}
