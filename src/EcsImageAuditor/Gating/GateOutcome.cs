namespace EcsImageAuditor.Gating;

/// <summary>What becomes of a deployment.</summary>
public enum GateOutcome
{
    /// <summary>Every image is trusted or exempt.</summary>
    Allowed,

    /// <summary>It goes on though an image could not be judged.</summary>
    LetThrough,

    /// <summary>ECS shall ask again.</summary>
    Waiting,

    /// <summary>It ends here.</summary>
    Blocked,
}
