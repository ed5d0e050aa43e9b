namespace EcsImageAuditor.Gating;

/// <summary>What a payload turned out to be.</summary>
public abstract record GateReading
{
    private GateReading()
    {
    }

    /// <summary>A call that can be answered.</summary>
    public sealed record Understood(GateRequest Request) : GateReading;

    /// <summary>Not a call that ECS makes; asking again would not change that.</summary>
    /// <param name="Why">One sentence that names what is missing.</param>
    public sealed record Malformed(string Why) : GateReading;
}
