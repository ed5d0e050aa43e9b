using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using EcsImageAuditor.State;
using EcsImageAuditor.State.DynamoDb;
using EcsImageAuditor.Tests.Shared.Auditing;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Oci;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;
using Moq;

namespace EcsImageAuditor.Tests.State;

/// <summary>Somebody may have written to the table who is not the auditor.</summary>
public sealed class StoredVerdictTests
{
    private const int LargestItem = 400 * 1024;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private readonly ManualTimeProvider _time = new();
    private Dictionary<string, AttributeValue> _item = [];

    [Fact]
    public async Task A_verdict_that_claims_to_be_good_for_years_is_good_for_its_lifetime()
    {
        Write("""{"verdict":"trusted"}""", TimeSpan.Zero, TimeSpan.FromDays(3650));

        Assert.Equal(_time.GetUtcNow() + Lifetime, (await FindAsync())!.FreshUntil);
        _time.Advance(Lifetime);
        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task A_bad_verdict_is_believed_for_five_minutes_whatever_it_claims()
    {
        Write("""{"verdict":"unsigned","reason":{"code":"no-signature","message":"None."}}""", TimeSpan.Zero, TimeSpan.FromDays(3650));

        Assert.Equal(_time.GetUtcNow() + TimeSpan.FromMinutes(5), (await FindAsync())!.FreshUntil);
    }

    [Theory]
    [InlineData(31, false)]
    [InlineData(29, true)]
    [InlineData(3_153_600_000, false)]
    public async Task A_verdict_of_the_future_is_none_but_for_clocks_that_differ_a_little(long secondsAhead, bool isVerdict)
    {
        Write("""{"verdict":"trusted"}""", TimeSpan.FromSeconds(secondsAhead), TimeSpan.FromSeconds(secondsAhead) + Lifetime);

        Assert.Equal(isVerdict, await FindAsync() is not null);
    }

    [Fact]
    public async Task The_largest_verdict_fits_an_item_and_keeps_the_signature_that_decides()
    {
        var revoked = Verdict.Because(ReasonCode.Revoked, new string('\u20ac', 5_000));
        var emoji = string.Concat(Enumerable.Repeat("\U0001F600", 415));
        var signatures = Enumerable
            .Range(0, 100)
            .Select(number => new SignatureResult
            {
                Digest = Tasks.DigestOf($"{number}"),
                Verdict = number == 90 ? revoked : Verdict.Because(ReasonCode.Chain, emoji),
                SigningJob = new string('\u20ac', 512),
                SigningProfileVersion = new string('\u20ac', 65_536),
            })
            .ToArray();
        var warnings = Enumerable.Repeat(emoji, 100).ToArray();

        await Store().StoreAsync(
            Key,
            new KnownVerdict(
                new ImageVerification { Verdict = revoked, Signatures = signatures, Warnings = warnings },
                _time.GetUtcNow(),
                _time.GetUtcNow() + Lifetime),
            default);

        Assert.InRange(Encoding.UTF8.GetByteCount(_item[":verdict"].S), 1, LargestItem / 2);
        _item = new()
        {
            ["verdict"] = _item[":verdict"], ["verifiedAt"] = _item[":verified"], ["freshUntil"] = _item[":fresh"],
        };
        var found = (await FindAsync())!.Verification;
        Assert.Equal(ReasonCode.Revoked, Assert.IsType<Verdict.Untrusted>(found.Verdict).Reason.Code);
        Assert.Equal(25, found.Signatures.Count);
        Assert.Equal(Tasks.DigestOf("0"), found.Signatures[0].Digest);
        var deciding = Assert.Single(found.Signatures, signature => signature.Digest == Tasks.DigestOf("90"));
        Assert.Equal(200, Assert.IsType<Verdict.Untrusted>(deciding.Verdict).Reason.Message.Length);
        Assert.Null(deciding.SigningProfileVersion);
    }

    private static VerdictKey Key { get; } = new(
        new ImageByDigest(
            "registry.example", "web", Digest.TryParse(Tasks.DigestOf("web"), out var digest) ? digest : throw new InvalidOperationException()),
        "policy");

    private void Write(string verdict, TimeSpan verifiedIn, TimeSpan freshIn) => _item = new()
    {
        ["verdict"] = new AttributeValue(verdict),
        ["verifiedAt"] = At(_time.GetUtcNow() + verifiedIn),
        ["freshUntil"] = At(_time.GetUtcNow() + freshIn),
    };

    private static AttributeValue At(DateTimeOffset moment) => new() { N = $"{moment.ToUnixTimeMilliseconds()}" };

    private Task<KnownVerdict?> FindAsync() => Store().FindAsync(Key, default);

    private DynamoVerdictStore Store()
    {
        var table = new Mock<IAmazonDynamoDB>();
        table
            .Setup(client => client.GetItemAsync(It.IsAny<GetItemRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => new GetItemResponse { Item = _item });
        table
            .Setup(client => client.UpdateItemAsync(It.IsAny<UpdateItemRequest>(), It.IsAny<CancellationToken>()))
            .Callback((UpdateItemRequest request, CancellationToken _) => _item = request.ExpressionAttributeValues)
            .ReturnsAsync(new UpdateItemResponse { Attributes = [] });
        return new DynamoVerdictStore(new StateTable(table.Object, "verdicts"), Lifetime, _time);
    }
}
