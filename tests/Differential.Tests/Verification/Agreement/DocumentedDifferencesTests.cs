namespace Differential.Tests.Verification.Agreement;

public sealed class DocumentedDifferencesTests
{
    [Fact]
    public void Each_difference_is_a_row_of_the_documentation() =>
        AssertEach.Of(
            DocumentedDifferences.All,
            difference => Assert.Contains($"\n| {difference.Row}", DocumentedDifferences.Text, StringComparison.Ordinal)
        );

    [Fact]
    public void Each_way_to_find_more_than_notation_is_a_row_of_the_documentation() =>
        AssertEach.Of(FindsMoreRows.All, row => Assert.Contains($"\n| {row}", DocumentedDifferences.Text, StringComparison.Ordinal));
}
