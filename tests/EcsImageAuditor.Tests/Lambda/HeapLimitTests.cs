using EcsImageAuditor.Lambda;

namespace EcsImageAuditor.Tests.Lambda;

public sealed class HeapLimitTests
{
    [Theory]
    [InlineData("256", 128)]
    [InlineData("1024", 512)]
    [InlineData("10240", 5120)]
    public void The_heap_may_take_half_of_the_memory(string memory, int expected) =>
        Assert.Equal(expected * 1024L * 1024, HeapLimit.Of(_ => memory));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("much")]
    public void Without_a_memory_size_there_is_no_limit(string? memory) => Assert.Null(HeapLimit.Of(_ => memory));
}
