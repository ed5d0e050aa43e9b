using System.Text;
using System.Text.RegularExpressions;
using EcsImageAuditor.Tests.Shared.Properties;
using EcsImageAuditor.Tests.Shared.TrustPolicies;
using FsCheck.Fluent;
using ImageSignatures.TrustPolicies;
using ImageSignatures.TrustPolicies.Reading;

namespace ImageSignatures.Tests.TrustPolicies;

public sealed class TrustPolicyReaderPropertyTests
{
    private const int ManyRuns = 1000;

    [Fact]
    public void Any_bytes_are_read_to_a_policy_or_to_errors() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => IsWellFormed(bytes)).Holds(ManyRuns);

    [Fact]
    public void Any_text_is_read_to_a_policy_or_to_errors() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => IsWellFormed(Encoding.UTF8.GetBytes(text ?? ""))).Holds(ManyRuns);

    [Fact]
    public void Any_document_is_read_to_a_policy_or_to_errors() =>
        Prop.ForAll(PolicyGenerator.Documents.ToArbitrary(), json => IsWellFormed(Encoding.UTF8.GetBytes(json))).Holds(ManyRuns);

    [Fact]
    public void Any_damaged_document_is_read_to_a_policy_or_to_errors() =>
        Prop.ForAll(PolicyGenerator.Mutations.ToArbitrary(), IsWellFormed).Holds(ManyRuns);

    [Fact]
    public void Many_generated_documents_are_valid_and_many_are_not()
    {
        var valid = PolicyGenerator
            .Documents.Sampled(1000)
            .Count(json => TrustPolicyDocument.Read(Encoding.UTF8.GetBytes(json)).Document is not null);

        Assert.InRange(valid, 150, 850);
    }

    // The grammar as notation 1.3.2 has it, which a backtracking engine must not be given.
    [Fact]
    public void Scopes_follow_notation_s_grammar()
    {
        var domain = new Regex(
            @"^(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))+)?(?::[0-9]+)?\z",
            RegexOptions.NonBacktracking);
        var repository = new Regex(
            @"^[a-z0-9]+(?:(?:(?:[._]|__|[-]*)[a-z0-9]+)+)?(?:(?:/[a-z0-9]+(?:(?:(?:[._]|__|[-]*)[a-z0-9]+)+)?)+)?\z",
            RegexOptions.NonBacktracking
        );
        var scopes = Gen.Elements("a", "Z", "9", "b2", ".", "-", "--", "_", "__", "/", ":", ":5000", "/", "a", "a.b", "é", "\n")
            .ListOf()
            .Select(string.Concat);

        Prop.ForAll(scopes.ToArbitrary(), scope =>
        {
            var slash = scope.IndexOf('/', StringComparison.Ordinal);
            var expected = slash > 0 && domain.IsMatch(scope[..slash]) && repository.IsMatch(scope[(slash + 1)..]);
            return (ReadScope(scope) == expected).Label(scope);
        }).Holds(5000);
    }

    [Theory]
    [InlineData("a-", 200_000)]
    [InlineData("a", 400_000)]
    [InlineData("a.", 200_000)]
    [InlineData("a_", 200_000)]
    [InlineData("-", 400_000)]
    public void A_long_scope_costs_no_time(string part, int count)
    {
        var scope = string.Concat(Enumerable.Repeat(part, count));

        var cost = CpuTime.Of(() =>
        {
            Assert.False(ReadScope($"{scope}!/{scope}!"));
            Assert.False(ReadScope($"a/{scope}!"));
        });

        Assert.InRange(cost, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Only_the_two_letters_that_fold_to_ASCII_are_read_as_such()
    {
        for (var letter = 0x80; letter <= 0xffff; letter++)
        {
            if (char.IsSurrogate((char)letter))
                continue;

            var json = $$"""{"ver{{(char)letter}}ion": "1.0"}""";
            var isVersion = TrustPolicyDocument.Read(Encoding.UTF8.GetBytes(json)).Mistakes.All(mistake => mistake.Place.Path != "version");
            Assert.Equal(letter == 0x17f, isVersion);
        }
    }

    private static bool ReadScope(string scope)
    {
        var mistakes = new PolicyMistakes();
        var place = new PolicyPlace("registryScopes[0]", 1, 1);
        var list = new PlacedValue.List(place, [new PlacedValue.Text(place, scope)]);
        var statement = PolicyObject.Open(
            new PlacedValue.Map(place, [new PlacedMember("registryScopes", place, list)]),
            ["registryScopes"],
            mistakes
        )!;
        return new RegistryScopeReader(mistakes).Read(statement).Count == 1;
    }

    private static bool IsWellFormed(byte[] json)
    {
        var reading = TrustPolicyDocument.Read(json);
        var hasErrors = reading.Mistakes.Any(mistake => mistake.Severity == PolicySeverity.Error);
        return hasErrors == (reading.Document is null)
            && (hasErrors || reading.Document!.Statements.Count > 0)
            && reading.Mistakes.All(IsPrintable);
    }

    private static bool IsPrintable(PolicyMistake mistake) =>
        mistake is { Place: { Line: > 0, Column: > 0, Path.Length: > 0 and < 1000 }, Message.Length: > 20 and < 1500 }
        && mistake.Message.EndsWith('.')
        && !mistake.Message.Concat(mistake.Place.Path).Any(char.IsControl);
}
