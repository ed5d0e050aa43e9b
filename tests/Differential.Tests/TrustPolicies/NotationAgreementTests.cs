using System.Text;
using EcsImageAuditor.Tests.Shared.Properties;
using EcsImageAuditor.Tests.Shared.TrustPolicies;
using FsCheck.Fluent;
using ImageSignatures.TrustPolicies;

namespace Differential.Tests.TrustPolicies;

/// <summary>Compares this reader with notation itself. <c>notation policy import</c> exits with 0 exactly where notation accepts a policy.</summary>
public sealed class NotationAgreementTests
{
    private const int Samples = 100;

    [NeedsFact(Component.Notation)]
    public async Task The_table_says_what_notation_does()
    {
        using var notation = new NotationCli();
        var differences = new List<string>();
        foreach (var policy in PolicyCase.All)
        {
            if (await AcceptsAsync(notation, policy.Path) != policy.NotationAccepts)
                differences.Add(policy.Name);
        }

        Assert.Empty(differences);
    }

    [NeedsFact(Component.Notation)]
    public Task Generated_policies_that_notation_refuses_are_refused() =>
        CompareAsync(PolicyGenerator.Documents.Sampled(Samples).Select(Encoding.UTF8.GetBytes));

    [NeedsFact(Component.Notation)]
    public Task Generated_subjects_that_notation_refuses_are_refused() =>
        CompareAsync(PolicyGenerator.Subjects.Sampled(Samples).Select(Encoding.UTF8.GetBytes));

    [NeedsFact(Component.Notation)]
    public Task Damaged_policies_that_notation_refuses_are_refused() => CompareAsync(PolicyGenerator.Mutations.Sampled(Samples));

    private static async Task CompareAsync(IEnumerable<byte[]> policies)
    {
        using var notation = new NotationCli();
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.FullName, "policy.json");
        foreach (var policy in policies)
        {
            await File.WriteAllBytesAsync(file, policy);
            var accepts = await AcceptsAsync(notation, file);
            var reading = TrustPolicyDocument.Read(policy);
            // Of two members of one name notation takes the last one, here both are read: what is wrong with the first one follows from that.
            var errors = reading.Mistakes.Where(mistake => mistake.Severity == PolicySeverity.Error).ToList();
            var unexplained = errors.Exists(mistake => IsTwice(mistake.Message))
                ? []
                : errors.FindAll(mistake => !IsKnownDifference(mistake.Message));

            Assert.True(accepts || reading.Document is null, $"Notation refuses what is accepted here: {Encoding.UTF8.GetString(policy)}");
            Assert.True(
                !accepts || unexplained.Count == 0,
                $"Notation accepts {Encoding.UTF8.GetString(policy)}, and this does not: {string.Join(' ', unexplained)}"
            );
        }
    }

    private static async Task<bool> AcceptsAsync(NotationCli notation, string file) =>
        (await notation.RunAsync(["policy", "import", "--force", file])).ExitCode == 0;

    private static bool IsTwice(string message) => message.Contains("stands twice in its object", StringComparison.Ordinal);

    private static bool IsKnownDifference(string message) =>
        NotationDifferences.Messages.Any(part => message.Contains(part, StringComparison.Ordinal));
}
