using System.Runtime.Versioning;
using EcsImageAuditor.Doctor;
using EcsImageAuditor.Tests.Shared.Verification.Notation;
using ImageSignatures.Verification.Notation;

namespace Components.Tests.Doctor;

[UnsupportedOSPlatform("windows")]
public sealed class NotationProgramCheckTests
{
    [NeedsFact(Component.Notation)]
    public async Task The_installed_notation_is_known_good()
    {
        var seen = await RunAsync(ComponentCatalog.PathOf(Component.Notation));

        Assert.True(seen.State == CheckState.Ok, seen.Message);
        Assert.StartsWith("notation 1.3.", seen.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_notation_it_says_where_to_get_it()
    {
        var seen = await RunAsync("/nowhere/notation");

        Assert.Equal(CheckState.Error, seen.State);
        Assert.Contains("notation is not in PATH: install notation 1.3", seen.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo 'Version:     1.3.2+unknown'", CheckState.Ok)]
    [InlineData("echo 'Version:     v1.3.3'", CheckState.Ok)]
    [InlineData("echo 'Version:     v1.3.0'", CheckState.Warning)]
    [InlineData("echo 'Version:     1.3.0-rc.1'", CheckState.Warning)]
    [InlineData("echo 'Version:     1.30.0'", CheckState.Warning)]
    [InlineData("echo 'Version:     2.0.0-alpha.1'", CheckState.Warning)]
    [InlineData("echo 'Version:     1.2.1'", CheckState.Warning)]
    [InlineData("echo 'Version:     none'", CheckState.Error)]
    [InlineData("echo 'Version:     1.3.2'; exit 3", CheckState.Error)]
    [InlineData("exit 0", CheckState.Error)]
    public async Task What_notation_says_of_its_version_decides(string script, CheckState state)
    {
        using var notation = await FakeNotation.WriteAsync(script);

        Assert.Equal(state, (await RunAsync(notation.Executable)).State);
    }

    [Fact]
    public async Task A_file_that_the_system_cannot_run_is_an_error()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.FullName, "notation");
        await File.WriteAllBytesAsync(path, [0x7f, (byte)'E', (byte)'L', (byte)'F', 0]);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var seen = await RunAsync(path);

        Assert.Equal(CheckState.Error, seen.State);
        Assert.Contains(path, seen.Message, StringComparison.Ordinal);
    }

    private static async Task<Observation> RunAsync(string executable)
    {
        var path = Path.GetDirectoryName(executable);
        var check = new NotationProgramCheck(
            new NotationProcess(TimeProvider.System),
            name => name == "PATH" ? path : null,
            Path.GetTempPath()
        );
        return Assert.Single(await check.RunAsync(CancellationToken.None));
    }
}
