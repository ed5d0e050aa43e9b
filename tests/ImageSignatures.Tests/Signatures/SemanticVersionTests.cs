using ImageSignatures.Signatures;

namespace ImageSignatures.Tests.Signatures;

public sealed class SemanticVersionTests
{
    [Fact]
    public void Versions_are_ordered_by_precedence()
    {
        string[] ordered =
        [
            "0.0.0",
            "0.9.10",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "1.0.350",
            "1.2.0",
            "1.10.0",
            "2.0.0",
            "18446744073709551616.0.0",
        ];
        var versions = ordered.Select(Parse).ToList();

        Assert.Equal(versions, versions.AsEnumerable().Reverse().Order());
        AssertEach.Of(versions.Zip(versions.Skip(1)), pair => Assert.True(pair.First.CompareTo(pair.Second) < 0));
    }

    [Fact]
    public void Build_metadata_does_not_count() => Assert.Equal(0, Parse("1.0.0+b1").CompareTo(Parse("1.0.0+b2")));

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.0")]
    [InlineData("01.0.0")]
    [InlineData("1.0.0-")]
    [InlineData("1.0.0-01")]
    [InlineData("1.0.0-a..b")]
    [InlineData("1.0.0+")]
    [InlineData("v1.0.0")]
    [InlineData("1.0.0\n")]
    [InlineData("１.0.0")]
    public void Anything_else_is_no_version(string text) => Assert.False(SemanticVersion.TryParse(text, out _));

    private static SemanticVersion Parse(string text)
    {
        Assert.True(SemanticVersion.TryParse(text, out var version));
        return version;
    }
}
