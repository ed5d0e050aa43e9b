namespace EcsImageAuditor.Gating;

/// <summary>What the gate does with a deployment whose images could not be judged.</summary>
public enum InconclusivePolicy
{
    /// <summary>Asks to be called again for a while, then lets the deployment through and tells people.</summary>
    Wait,

    /// <summary>Lets the deployment through and tells people.</summary>
    Allow,

    /// <summary>Fails the deployment.</summary>
    Block,
}
