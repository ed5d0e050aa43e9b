using System.Globalization;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Registry.Credentials;

namespace ImageSignatures.Tests.Registry;

public sealed class ExpiringCacheTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly ExpiringCache<string> _cache;
    private int _fetches;

    public ExpiringCacheTests() => _cache = new ExpiringCache<string>(_clock);

    [Fact]
    public async Task A_value_is_kept_until_it_has_to_be_refreshed()
    {
        Assert.Null(_cache.Find("key"));
        Assert.Equal("1", await GetAsync("key"));
        Assert.Equal("1", await GetAsync("key"));
        Assert.Equal("1", _cache.Find("key"));

        _clock.Advance(TimeSpan.FromMinutes(45));
        Assert.Null(_cache.Find("key"));
        Assert.Equal("2", await GetAsync("key"));
    }

    [Fact]
    public async Task A_refused_value_is_replaced_once()
    {
        var refused = await GetAsync("key");

        Assert.Equal("2", await GetAsync("key", refused));
        Assert.Equal("2", await GetAsync("key", refused));
    }

    [Fact]
    public async Task A_failure_is_not_kept_even_if_it_comes_at_once()
    {
        var failing = () => _cache.GetAsync("key", () => throw new InvalidOperationException(), default);
        await Assert.ThrowsAsync<InvalidOperationException>(failing);
        Assert.Null(_cache.Find("key"));

        Assert.Equal("1", await GetAsync("key"));
    }

    [Fact]
    public async Task It_does_not_grow_without_end()
    {
        for (var number = 0; number <= 1000; number++)
            await GetAsync(number.ToString(CultureInfo.InvariantCulture));

        Assert.Null(_cache.Find("0"));
        Assert.NotNull(_cache.Find("1000"));
    }

    [Fact]
    public void What_it_keeps_is_not_printed() =>
        Assert.DoesNotContain("hunter2", new Expiring<string>("hunter2", _clock.GetUtcNow()).ToString(), StringComparison.Ordinal);

    private Task<string> GetAsync(string key, string? refused = null) => _cache.GetAsync(key, FetchAsync, default, refused);

    private Task<Expiring<string>> FetchAsync() => Task.FromResult(Expiring<string>.After(
        (++_fetches).ToString(CultureInfo.InvariantCulture), _clock.GetUtcNow(), TimeSpan.FromHours(1)));
}
