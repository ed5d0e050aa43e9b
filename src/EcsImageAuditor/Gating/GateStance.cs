namespace EcsImageAuditor.Gating;

/// <summary>What the gate does about a reason when it waits for what it cannot tell.</summary>
public enum GateStance
{
    /// <summary>The image is the cause, or whoever pushed or named it: waiting would change nothing.</summary>
    Blocks,

    /// <summary>Time may help, but an image that stays so may be meant to: it does not get through by it.</summary>
    WaitsThenBlocks,

    /// <summary>Only the infrastructure can be the cause: an outage of ours fails no deployment.</summary>
    WaitsThenLetsThrough,
}
