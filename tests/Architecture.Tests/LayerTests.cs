using System.Reflection;
using System.Xml.Linq;

namespace Architecture.Tests;

/// <summary>The arrows between projects.</summary>
public sealed class LayerTests
{
    /// <summary>Each project of the product with the projects that it may refer to.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["ImageSignatures"] = [],
        ["ImageSignatures.Aws"] = ["ImageSignatures"],
        ["ImageSignatures.Signing"] = ["ImageSignatures", "ImageSignatures.Aws"],
        ["EcsImageAuditor"] = ["ImageSignatures", "ImageSignatures.Aws"],
        ["EcsImageAuditor.Lambda"] = ["EcsImageAuditor"],
        ["EcsImageAuditor.Cli"] =
            ["EcsImageAuditor", "EcsImageAuditor.Lambda", "ImageSignatures.Signing", "Emulator", "SignerPlugin"],
        ["EcsImageAuditor.Cdk"] = ["EcsImageAuditor"],
        ["EcsImageAuditor.Infra"] = ["EcsImageAuditor.Cdk"],
        ["AwsSdk"] = [],
        ["Emulator"] = [],
        ["SignerPlugin"] = [],
    };

    public static TheoryData<string> Projects => [.. ProjectFiles().Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_those_below_it(string project)
    {
        var file = ProjectFiles().Single(file => Path.GetFileNameWithoutExtension(file) == project);
        var references = XDocument.Load(file).Descendants("ProjectReference").Select(reference => (string)reference.Attribute("Include")!).ToList();

        Assert.Empty(references.Select(path => Path.GetFileNameWithoutExtension(path)).Except(Allowed[project]));
        Assert.DoesNotContain(references, path => path.Contains("tests", StringComparison.Ordinal));
    }

    [Fact]
    public void ImageSignatures_needs_no_assembly_of_AWS()
    {
        var closure = ClosureOf("ImageSignatures");

        Assert.Contains("Polly.Core", closure);
        Assert.DoesNotContain(closure, IsOfAws);
    }

    [Fact]
    public void What_needs_AWS_is_seen_as_such() => Assert.Contains(ClosureOf("ImageSignatures.Aws"), IsOfAws);

    [Fact]
    public void The_functions_cannot_sign()
    {
        var closure = ClosureOf("bootstrap");

        Assert.Contains("ImageSignatures", closure);
        Assert.DoesNotContain("ImageSignatures.Signing", closure);
    }

    [Fact]
    public void The_command_line_can_sign() => Assert.Contains("ImageSignatures.Signing", ClosureOf("ecs-image-auditor"));

    private static bool IsOfAws(string name) =>
        name.StartsWith("AWSSDK", StringComparison.Ordinal) || name.StartsWith("Amazon", StringComparison.Ordinal) || name == "AwsSdk";

    /// <summary>All that an assembly refers to, and what that refers to, as far as it is not part of .NET.</summary>
    private static SortedSet<string> ClosureOf(string assembly)
    {
        var closure = new SortedSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([assembly]);
        while (open.TryDequeue(out var name))
        {
            var path = Path.Combine(AppContext.BaseDirectory, name + ".dll");
            if (!File.Exists(path))
                continue;
            foreach (var reference in Assembly.LoadFrom(path).GetReferencedAssemblies().Select(reference => reference.Name!))
            {
                if (closure.Add(reference))
                    open.Enqueue(reference);
            }
        }

        return closure;
    }

    private static IEnumerable<string> ProjectFiles() => new[] { "src", "infra" }
        .SelectMany(folder => Directory.EnumerateFiles(
            Path.Combine(ComponentCatalog.RepositoryRoot, folder), "*.csproj", SearchOption.AllDirectories))
        .Where(file => !file.Contains("node_modules", StringComparison.Ordinal));
}
