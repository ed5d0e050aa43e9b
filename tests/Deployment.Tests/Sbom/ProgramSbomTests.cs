namespace Deployment.Tests.Sbom;

/// <summary>The script that tells what a program is made of.</summary>
public sealed class ProgramSbomTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [NeedsFact(Component.CycloneDx)]
    public async Task The_packages_of_the_command_line_are_told_as_valid_CycloneDX()
    {
        await RestoreAsync();

        (await RunAsync("src/EcsImageAuditor.Cli")).Succeeded();

        await BillOfMaterials.AssertValidAsync(_folder.FullName);
        var bill = BillOfMaterials.Read(_folder.FullName, "EcsImageAuditor.Cli");
        Assert.Equal("EcsImageAuditor.Cli", bill.Subject["name"]!.ToString());
        Assert.Equal("MIT", bill["Spectre.Console"]["licenses"]![0]!["license"]!["id"]!.ToString());
        Assert.False(File.Exists(Path.Combine(_folder.FullName, "dotnet.cdx.json")), "It runs on the machine's own .NET.");
    }

    [NeedsFact(Component.CycloneDx)]
    public async Task The_NET_of_a_self_contained_program_is_told_too()
    {
        await RestoreAsync("-p:SelfContained=true", "-p:RuntimeIdentifier=linux-x64");

        (await RunAsync("--self-contained", "src/EcsImageAuditor.Cli")).Succeeded();

        await BillOfMaterials.AssertValidAsync(_folder.FullName);
        Assert.StartsWith(
            "10.0.",
            BillOfMaterials.Read(_folder.FullName, "dotnet")["Microsoft.NETCore.App.Runtime.linux-x64"]["version"]!.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_was_not_restored_is_refused_with_what_to_do()
    {
        var result = await RunAsync("src/Nothing");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("restore src/Nothing first", result.Error, StringComparison.Ordinal);
    }

    private static async Task RestoreAsync(params string[] properties) => (await CommandLine.RunAsync(
        DotNet.Program,
        ["restore", "src/EcsImageAuditor.Cli", "--locked-mode", "--disable-build-servers", .. properties])).Succeeded();

    private Task<CommandResult> RunAsync(params string[] arguments) =>
        CommandLine.RunAsync("sh", ["scripts/sbom.sh", .. arguments, "linux-x64", _folder.FullName]);
}
