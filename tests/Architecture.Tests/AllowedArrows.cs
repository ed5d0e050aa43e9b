namespace Architecture.Tests;

/// <summary>
/// The table of allowed arrows: which folder of a project may use which others of the same project. The compiler holds the arrows between
/// projects; this holds those within. docs/architecture.md draws it.
/// </summary>
internal static class AllowedArrows
{
    /// <summary>By assembly, a line for each folder that may use any.</summary>
    private static readonly Dictionary<string, string> Tables = new()
    {
        ["ImageSignatures"] = """
            Verdicts:
            Text:
            Network:
            Oci:
            Signatures: Network Oci Verdicts
            TrustPolicies: Oci Signatures Verdicts
            Registry: Network Oci Text Verdicts
            Verification: Network Oci Registry Signatures TrustPolicies Verdicts
            """,
        ["ImageSignatures.Signing"] = """
            Pushing:
            Copying: (root) Pushing
            Signers: (root) Pushing
            Bulk: (root) Copying Pushing Signers
            """,
        ["EcsImageAuditor"] = """
            Telemetry:
            Ecs:
            Registries:
            Exemptions: Ecs Registries
            Auditing: Ecs Exemptions Registries Telemetry
            Sinks: Auditing Ecs Telemetry
            Gating: Auditing Ecs Registries
            Sweeping: Auditing Ecs
            State: Auditing Gating Sweeping Telemetry
            Configuration: Auditing Ecs Exemptions Gating Registries Sinks State Sweeping Telemetry
            Doctor: Auditing Configuration Ecs Exemptions Gating Registries Sinks State Sweeping Telemetry
            """,
        ["bootstrap"] = """
            Logging:
            Metrics:
            (root): Logging Metrics
            """,
        ["ecs-image-auditor"] = """
            Shell:
            Output: Shell
            Signing: Shell
            Demo: Shell
            Commands: Demo Output Shell Signing
            (root): Commands Shell
            """,
        ["EcsImageAuditor.Emulator"] = """
            Faults:
            Oci:
            Http: Faults
            Registry: Faults Http Oci
            Signer: Faults Http Oci
            Images: Oci Signer
            Aws: Faults Http
            Lambda: Faults Http
            """,
        ["EcsImageAuditor.Cdk"] = """
            Configuration:
            Platform: Configuration
            Intake: Configuration Platform
            Repositories: Configuration
            Alerting: Configuration Intake
            Functions: Alerting Configuration Intake Platform
            Monitoring: Alerting Functions Intake
            Services:
            (root): Alerting Configuration Functions Intake Monitoring Platform Repositories Services
            """,
        ["EcsImageAuditor.Infra"] = """
            Sample:
            (root): Sample
            """,
    };

    public static TheoryData<string> Assemblies => [.. Tables.Keys];

    /// <summary>Folder by folder, what it may use.</summary>
    public static IReadOnlyDictionary<string, string[]> Of(string assembly) => Tables[assembly]
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(':', 2))
        .ToDictionary(line => line[0], line => line[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
