namespace EcsImageAuditor.Cli.Commands;

/// <summary>The shape of a sweep's output.</summary>
internal enum SweepFormat
{
    /// <summary>For people, in a terminal.</summary>
    Text,

    /// <summary>For machines: one JSON object a line, the summary last.</summary>
    Json,

    /// <summary>For people: one file for a browser, a ticket or a printer.</summary>
    Html,
}
