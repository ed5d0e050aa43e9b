namespace EcsImageAuditor.Configuration;

/// <summary>A variable that does not hold what it should.</summary>
/// <param name="Variable">Its name.</param>
/// <param name="Message">One sentence: what it holds, and what to set it to.</param>
public sealed record SettingsMistake(string Variable, string Message);
