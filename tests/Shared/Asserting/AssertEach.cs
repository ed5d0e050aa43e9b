namespace EcsImageAuditor.Tests.Shared.Asserting;

/// <summary>What <see cref="Assert.All{T}(IEnumerable{T}, Action{T})"/> says, and that there is something to say it of.</summary>
internal static class AssertEach
{
    /// <summary>Fails where nothing is selected, or where the check fails for one of the items.</summary>
    public static void Of<T>(IEnumerable<T> selection, Action<T> check)
    {
        var items = selection.ToList();
        Assert.NotEmpty(items);
        Assert.All(items, check);
    }

    /// <summary>Fails where nothing is selected, or where one of the items is as described.</summary>
    public static void IsNot<T>(IEnumerable<T> selection, Predicate<T> described)
    {
        var items = selection.ToList();
        Assert.NotEmpty(items);
        Assert.DoesNotContain(items, described);
    }
}
