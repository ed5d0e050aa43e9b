using EcsImageAuditor.Tests.Shared.TrustPolicies;
using ImageSignatures.TrustPolicies;

namespace ImageSignatures.Tests.TrustPolicies;

public sealed class PolicyMistakeTests
{
    [Theory]
    [MemberData(nameof(PolicyCase.Names), MemberType = typeof(PolicyCase))]
    public void Every_mistake_of_a_policy_is_told_with_its_place_and_remedy(string name)
    {
        var policy = PolicyCase.Named(name);
        var reading = TrustPolicyDocument.Read(policy.Bytes);

        Assert.Equal(policy.Mistakes, reading.Mistakes.Select(Line));
    }

    [Theory]
    [MemberData(nameof(PolicyCase.Names), MemberType = typeof(PolicyCase))]
    public void A_policy_is_used_only_without_errors(string name)
    {
        var reading = TrustPolicyDocument.Read(PolicyCase.Named(name).Bytes);

        Assert.Equal(reading.Mistakes.All(mistake => mistake.Severity == PolicySeverity.Warning), reading.Document is not null);
    }

    [Theory]
    [MemberData(nameof(PolicyCase.Names), MemberType = typeof(PolicyCase))]
    public void What_notation_refuses_is_an_error_and_what_only_this_reader_refuses_is_listed(string name)
    {
        var policy = PolicyCase.Named(name);
        var isUsed = TrustPolicyDocument.Read(policy.Bytes).Document is not null;

        Assert.Equal(policy.NotationAccepts && !NotationDifferences.Files.ContainsKey(name), isUsed);
    }

    [Fact]
    public void The_table_knows_every_file() =>
        Assert.Equal(
            PolicyCase.FileNames.Order(StringComparer.Ordinal),
            PolicyCase.All.Select(policy => policy.Name).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Valid_policies_have_no_mistakes_and_all_others_have_some() =>
        AssertEach.Of(
            PolicyCase.All,
            policy => Assert.Equal(policy.Name.StartsWith("valid", StringComparison.Ordinal), policy.Mistakes.Count == 0)
        );

    [Fact]
    public void A_policy_that_is_too_long_is_refused()
    {
        var bytes = new byte[(1024 * 1024) + 1];
        bytes.AsSpan().Fill((byte)' ');
        PolicyCase.Named("valid").Bytes.CopyTo(bytes, 0);

        Assert.Null(TrustPolicyDocument.Read(bytes).Document);
        Assert.NotNull(TrustPolicyDocument.Read(bytes.AsMemory(0, 1024 * 1024)).Document);
    }

    [Fact]
    public void The_number_of_mistakes_that_are_told_is_bounded()
    {
        var json = $$"""{"version":"1.0","trustPolicies":[{{string.Join(',', Enumerable.Repeat("1", 5000))}}]}""";

        var reading = TrustPolicyDocument.Read(System.Text.Encoding.UTF8.GetBytes(json));

        Assert.Null(reading.Document);
        Assert.Equal(1001, reading.Mistakes.Count);
        Assert.Contains("4000 more", reading.Mistakes[0].Message, StringComparison.Ordinal);
    }

    private static string Line(PolicyMistake mistake) =>
        $"{(mistake.Severity == PolicySeverity.Error ? "error" : "warning")} {mistake.Place}: {mistake.Message}";
}
