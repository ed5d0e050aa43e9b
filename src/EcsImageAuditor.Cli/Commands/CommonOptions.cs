using System.CommandLine;
using EcsImageAuditor.Cli.Output;
using ImageSignatures.Verification;

namespace EcsImageAuditor.Cli.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    public static Option<OutputFormat> Output() => new("--output")
    {
        Description = "text for people, json for machines: one object a line.",
        DefaultValueFactory = _ => OutputFormat.Text,
    };

    public static Option<string> Verifier()
    {
        var option = new Option<string>("--verifier")
        {
            Description = "What verifies the signatures.",
            DefaultValueFactory = _ => Verifiers.Names[0],
        };
        option.AcceptOnlyFromAmong([.. Verifiers.Names]);
        return option;
    }

    public static Option<string?> ConfigDirectory() => new("--config-dir")
    {
        Description = "A notation configuration directory (trustpolicy.json, truststore/). Default: notation's own.",
    };

    public static Option<bool> PlainHttp() => new("--plain-http")
    {
        Description = "Talk to registries over plain HTTP, for tests on loopback.",
    };
}
