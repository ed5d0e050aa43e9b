namespace EcsImageAuditor.Doctor;

/// <summary>One thing that a check saw.</summary>
internal sealed record Observation(CheckState State, string Message)
{
    public static Observation Ok(string message) => new(CheckState.Ok, message);

    public static Observation Warning(string message) => new(CheckState.Warning, message);

    public static Observation Error(string message) => new(CheckState.Error, message);

    public static Observation Unknown(string message) => new(CheckState.Unknown, message);
}
