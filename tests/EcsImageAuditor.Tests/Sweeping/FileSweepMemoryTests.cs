using EcsImageAuditor.Sweeping;
using EcsImageAuditor.Tests.Shared.Sweeping;

namespace EcsImageAuditor.Tests.Sweeping;

public sealed class FileSweepMemoryTests : SweepMemoryContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Location => Path.Combine(_folder.FullName, "state.json");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"schema":"another/1"}""")]
    public void A_file_that_is_none_of_these_is_refused_with_a_remedy(string content)
    {
        File.WriteAllText(Location, content);

        var exception = Assert.Throws<SweepMemoryException>(() => FileSweepMemory.Open(Location));

        Assert.Contains("delete this one to begin anew", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_told_of()
    {
        var memory = FileSweepMemory.Open(Path.Combine(_folder.FullName, "none", "state.json"));

        var exception = await Assert.ThrowsAsync<SweepMemoryException>(() =>
            memory.KeepPositionAsync("all", new SweepPosition("prod", null), default)
        );

        Assert.Contains("cannot be written", exception.Message, StringComparison.Ordinal);
    }

    private protected override Task<ISweepMemory> OpenAsync() => Task.FromResult<ISweepMemory>(FileSweepMemory.Open(Location));
}
