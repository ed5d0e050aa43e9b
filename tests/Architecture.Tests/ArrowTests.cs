using NetArchTest.Rules;

namespace Architecture.Tests;

public sealed class ArrowTests
{
    [Theory]
    [MemberData(nameof(AllowedArrows.Assemblies), MemberType = typeof(AllowedArrows))]
    public void A_folder_uses_only_what_the_table_allows(string assembly) =>
        Assert.Empty(Violations(House.Named(assembly), AllowedArrows.Of(assembly)));

    [Theory]
    [MemberData(nameof(AllowedArrows.Assemblies), MemberType = typeof(AllowedArrows))]
    public void Every_folder_has_a_line_in_the_table_and_every_line_a_folder(string assembly)
    {
        var room = House.Named(assembly);
        var folders = House.Load(assembly).GetTypes()
            .Select(type => room.FolderOf(type.Namespace)?.Split('/')[0])
            .OfType<string>()
            .Where(folder => folder != Room.Root)
            .Distinct();

        Assert.Equal(folders.Order(), AllowedArrows.Of(assembly).Keys.Where(folder => folder != Room.Root).Order());
    }

    [Fact]
    public void A_forbidden_arrow_is_found_and_the_types_that_draw_it_are_named()
    {
        var table = AllowedArrows.Of("EcsImageAuditor").ToDictionary();
        table["Sinks"] = [.. table["Sinks"].Except(["Auditing"])];

        var violation = Assert.Single(Violations(House.Named("EcsImageAuditor"), table));

        Assert.StartsWith("Sinks may not use Auditing: ", violation, StringComparison.Ordinal);
        Assert.Contains("SnsSink", violation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_constant_that_leaves_no_trace_in_compiled_code_is_found_by_its_using_directive()
    {
        var arrows = FolderGraph.Read(House.Named("ImageSignatures")).Arrows;

        Assert.Contains("TokenService.cs", arrows[("Registry/Credentials", "Verdicts")]);
    }

    private static List<string> Violations(Room room, IReadOnlyDictionary<string, string[]> table)
    {
        var violations = new List<string>();
        var assembly = House.Load(room.Assembly);
        foreach (var (folder, allowed) in table.Where(line => line.Key != Room.Root))
        {
            var forbidden = table.Keys.Except([folder, Room.Root, .. allowed]).Select(name => $"{room.Namespace}.{name}").ToArray();
            var result = Types.InAssembly(assembly).That().ResideInNamespaceStartingWith($"{room.Namespace}.{folder}")
                .ShouldNot().HaveDependencyOnAny(forbidden).GetResult();
            if (!result.IsSuccessful)
            {
                var used = forbidden.Where(name => !Types.InAssembly(assembly).That().ResideInNamespaceStartingWith($"{room.Namespace}.{folder}")
                    .ShouldNot().HaveDependencyOn(name).GetResult().IsSuccessful).Select(name => name[(room.Namespace.Length + 1)..]);
                violations.Add($"{folder} may not use {string.Join(", ", used)}: {string.Join(", ", result.FailingTypeNames)}");
            }
        }

        // What compiled code does not show: constants and enumeration members, by the sources' using directives.
        violations.AddRange(
            from arrow in FolderGraph.Read(room).Arrows
            let @from = arrow.Key.From.Split('/')[0]
            let to = arrow.Key.To.Split('/')[0]
            where @from != to && !table.GetValueOrDefault(@from, []).Contains(to)
            where !violations.Any(violation => violation.StartsWith($"{@from} may not use {to}", StringComparison.Ordinal))
            select $"{@from} may not use {to}: {string.Join(", ", arrow.Value)}");
        return violations;
    }
}
