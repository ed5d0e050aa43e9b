using Deployment.Tests.Image;

namespace Deployment.Tests.Packages;

/// <summary>What a restore makes of a source that tells which packages have known weaknesses.</summary>
/// <remarks>https://learn.microsoft.com/nuget/api/vulnerability-info</remarks>
public sealed class PackageAuditTests : IDisposable
{
    private const string Advisory = "https://example.com/advisories/1";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_known_weakness_ends_the_restore_with_its_advisory()
    {
        var result = await RestoreAsync($$"""{"polly.core":[{"url":"{{Advisory}}","severity":2,"versions":"(, 99.0.0)"}]}""");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("error NU1903", result.Output, StringComparison.Ordinal);
        Assert.Contains(Advisory, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_weakness_of_other_versions_is_passed_over() =>
        (await RestoreAsync($$"""{"polly.core":[{"url":"{{Advisory}}","severity":2,"versions":"(, 1.0.0)"}]}""")).Succeeded();

    [Fact]
    public async Task A_source_that_does_not_answer_is_a_warning_and_no_failure()
    {
        var result = (await RestoreAsync(null)).Succeeded();

        Assert.Contains("warning NU1900", result.Output, StringComparison.Ordinal);
    }

    /// <summary>Restores a library from the packages of this machine, while a source on loopback tells of weaknesses.</summary>
    /// <param name="weaknesses">What it tells, or null where it does not have what its index names.</param>
    private async Task<CommandResult> RestoreAsync(string? weaknesses)
    {
        var site = Directory.CreateDirectory(Path.Combine(_folder.FullName, "site")).FullName;
        await using var source = await FileSite.StartAsync(site);
        await File.WriteAllTextAsync(
            Path.Combine(site, "index.json"),
            $$"""{"version":"3.0.0","resources":[{"@id":"{{source.Address}}/known.json","@type":"VulnerabilityInfo/6.7.0"}]}""");
        if (weaknesses is not null)
        {
            await File.WriteAllTextAsync(
                Path.Combine(site, "known.json"),
                $$"""[{"@name":"base","@id":"{{source.Address}}/base.json","@updated":"2026-01-01T00:00:00Z","comment":""}]""");
            await File.WriteAllTextAsync(Path.Combine(site, "base.json"), weaknesses);
        }

        var configuration = Path.Combine(_folder.FullName, "NuGet.Config");
        await File.WriteAllTextAsync(
            configuration,
            $"""
            <configuration>
              <packageSources><clear /><add key="packages" value="{DotNet.Packages}" /></packageSources>
              <auditSources>
                <clear /><add key="weaknesses" value="{source.Address}/index.json" allowInsecureConnections="true" />
              </auditSources>
            </configuration>
            """);
        return await CommandLine.RunAsync(
            DotNet.Program,
            [
                "restore", "src/ImageSignatures", "--locked-mode", "--disable-build-servers", "--configfile", configuration,
                "--artifacts-path", Path.Combine(_folder.FullName, "artifacts"), "-p:RestoreNoHttpCache=true",
            ]);
    }
}
