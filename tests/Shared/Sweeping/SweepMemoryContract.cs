using EcsImageAuditor.Sweeping;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Tests.Shared.Sweeping;

/// <summary>What every memory of sweeps does.</summary>
public abstract class SweepMemoryContract
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly SweepWorkload Shop = new("arn:aws:ecs:us-east-1:123456789012:cluster/prod", "service:shop");
    private static readonly SweepWorkload Other = Shop with { Name = "family:shop" };

    /// <summary>As the next process would open it.</summary>
    private protected abstract Task<ISweepMemory> OpenAsync();

    [ContractFact]
    public async Task What_was_never_kept_is_nothing()
    {
        var memory = await OpenAsync();

        Assert.Null(await memory.PositionAsync("all/us-east-1", default));
        Assert.Empty(await memory.ImagesAsync(Shop, default));
    }

    [ContractFact]
    public async Task A_position_is_kept_by_scope_until_the_end_is_reached()
    {
        var memory = await OpenAsync();
        await memory.KeepPositionAsync("one", new SweepPosition("prod", "token"), default);
        await memory.KeepPositionAsync("two", new SweepPosition("test", null), default);

        var next = await OpenAsync();
        Assert.Equal(new SweepPosition("prod", "token"), await next.PositionAsync("one", default));
        Assert.Equal(new SweepPosition("test", null), await next.PositionAsync("two", default));

        await next.KeepPositionAsync("one", null, default);
        Assert.Null(await (await OpenAsync()).PositionAsync("one", default));
    }

    [ContractFact]
    public async Task The_images_of_a_workload_are_kept_and_replaced()
    {
        var trusted = new KnownImage(VerdictKind.Trusted, false, Now);
        var revoked = new KnownImage(VerdictKind.Untrusted, true, Now);
        var memory = await OpenAsync();
        await memory.KeepImagesAsync(Of((Shop, "a", trusted), (Other, "b", revoked)), default);

        var next = await OpenAsync();
        Assert.Equal(trusted, Assert.Single(await next.ImagesAsync(Shop, default)).Value);
        Assert.Equal(revoked, (await next.ImagesAsync(Other, default))["b"]);

        await next.KeepImagesAsync(Of((Shop, "c", revoked)), default);
        Assert.Equal("c", Assert.Single(await (await OpenAsync()).ImagesAsync(Shop, default)).Key);
    }

    [ContractFact]
    public async Task As_many_images_as_are_kept_of_a_workload_fit()
    {
        var many = Enumerable.Range(0, 600).ToDictionary(
            number => $"123456789012.dkr.ecr.us-east-1.amazonaws.com/{new string('r', 250)}@sha256:{number:D64}",
            number => new KnownImage(VerdictKind.Untrusted, true, Now.AddSeconds(number)));
        var kept = KnownImage.Prune(many, Now.AddDays(1));
        var memory = await OpenAsync();

        await memory.KeepImagesAsync(new Dictionary<SweepWorkload, IReadOnlyDictionary<string, KnownImage>> { [Shop] = kept }, default);

        Assert.Equal(500, (await (await OpenAsync()).ImagesAsync(Shop, default)).Count);
    }

    private static Dictionary<SweepWorkload, IReadOnlyDictionary<string, KnownImage>> Of(
        params (SweepWorkload Workload, string Image, KnownImage Known)[] images
    ) =>
        images.ToDictionary(
            image => image.Workload,
            image => (IReadOnlyDictionary<string, KnownImage>)new Dictionary<string, KnownImage> { [image.Image] = image.Known }
        );
}
