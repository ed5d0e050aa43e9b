namespace EcsImageAuditor.Cli.Output;

/// <summary>For whom the output is.</summary>
internal enum OutputFormat
{
    /// <summary>People.</summary>
    Text,

    /// <summary>Machines: one JSON object a line.</summary>
    Json,
}
