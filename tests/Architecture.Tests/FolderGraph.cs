using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Architecture.Tests;

/// <summary>
/// Which folder of a project uses which, and by which types. Read from the compiled code, and from the sources' using directives, because
/// constants and enumeration members leave no trace in compiled code (the build refuses directives that nobody needs).
/// </summary>
internal sealed partial class FolderGraph
{
    private readonly SortedDictionary<(string From, string To), SortedSet<string>> _arrows = [];

    public IReadOnlyDictionary<(string From, string To), SortedSet<string>> Arrows => _arrows;

    public static FolderGraph Read(Room room)
    {
        var graph = new FolderGraph();
        using var module = ModuleDefinition.ReadModule(House.Load(room.Assembly).Location);
        foreach (var type in module.Types.Where(type => room.FolderOf(type.Namespace) is not null))
        {
            foreach (var used in UsesOf(type))
                graph.Add(room.FolderOf(type.Namespace), room.FolderOf(used), type.FullName);
        }

        var folder = Path.Combine(ComponentCatalog.RepositoryRoot, room.Folder);
        foreach (var file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(IsSource))
        {
            var text = File.ReadAllText(file);
            var own = NamespacePattern().Match(text).Groups[1].Value;
            foreach (Match directive in UsingPattern().Matches(text))
                graph.Add(room.FolderOf(own.Length == 0 ? room.Namespace : own), room.FolderOf(directive.Groups[1].Value), Path.GetFileName(file));
        }

        return graph;
    }

    /// <summary>
    /// The circles between neighbours: for each folder those among the folders that it holds (for the project also its own files). A
    /// folder and what lies in it are one thing to its neighbours.
    /// </summary>
    /// <returns>Each circle as a sentence that names its arrows and one type of each; none is good.</returns>
    public IReadOnlyList<string> Circles()
    {
        var circles = new List<string>();
        var parents = _arrows.Keys.SelectMany(arrow => new[] { arrow.From, arrow.To }).SelectMany(AncestorsOf).Append("").Distinct();
        foreach (var parent in parents)
        {
            var edges = new SortedDictionary<string, SortedDictionary<string, string>>(StringComparer.Ordinal);
            foreach (var ((from, to), types) in _arrows)
            {
                if (ChildOf(parent, from) is { } a && ChildOf(parent, to) is { } b && a != b)
                    (edges.TryGetValue(a, out var targets) ? targets : edges[a] = [])[b] = types.Min!;
            }

            circles.AddRange(CirclesOf(edges).Select(circle => $"{(parent.Length == 0 ? "" : parent + "/ ")}{circle}"));
        }

        return circles;
    }

    private static IEnumerable<string> CirclesOf(SortedDictionary<string, SortedDictionary<string, string>> edges)
    {
        foreach (var start in edges.Keys)
        {
            var back = Reach(start).FirstOrDefault(folder => edges.GetValueOrDefault(folder)?.ContainsKey(start) == true);
            if (back is not null && string.CompareOrdinal(start, back) < 0)
                yield return $"{start} and {back} use each other, directly or by others ({edges[back][start]} of {back} uses {start})";
        }

        HashSet<string> Reach(string from)
        {
            var seen = new HashSet<string>();
            var open = new Queue<string>([from]);
            while (open.TryDequeue(out var folder))
            {
                foreach (var next in edges.GetValueOrDefault(folder)?.Keys ?? Enumerable.Empty<string>())
                {
                    if (seen.Add(next))
                        open.Enqueue(next);
                }
            }

            seen.Remove(from);
            return seen;
        }
    }

    /// <summary>The neighbour at a level that a folder lies in; null when it lies elsewhere or is the level itself.</summary>
    private static string? ChildOf(string parent, string folder)
    {
        if (parent.Length == 0)
            return folder.Split('/')[0];
        return folder.StartsWith(parent + "/", StringComparison.Ordinal) ? folder[(parent.Length + 1)..].Split('/')[0] : null;
    }

    private static IEnumerable<string> AncestorsOf(string folder)
    {
        for (var at = folder.LastIndexOf('/'); at > 0; at = folder.LastIndexOf('/', at - 1))
            yield return folder[..at];
    }

    private static bool IsSource(string file) =>
        !file.Contains("/node_modules/", StringComparison.Ordinal) && !file.Contains("/cdk.out/", StringComparison.Ordinal);

    private void Add(string? from, string? to, string by)
    {
        if (from is null || to is null || from == to)
            return;
        if (!_arrows.TryGetValue((from, to), out var types))
            _arrows[(from, to)] = types = new SortedSet<string>(StringComparer.Ordinal);
        types.Add(by);
    }

    /// <summary>The namespaces of all types that a type mentions.</summary>
    private static IEnumerable<string> UsesOf(TypeDefinition type)
    {
        var references = new List<TypeReference?> { type.BaseType };
        references.AddRange(type.Interfaces.Select(one => one.InterfaceType));
        references.AddRange(type.Fields.Select(field => field.FieldType));
        references.AddRange(type.CustomAttributes.Select(attribute => attribute.AttributeType));
        foreach (var method in type.Methods)
        {
            references.Add(method.ReturnType);
            references.AddRange(method.Parameters.Select(parameter => parameter.ParameterType));
            if (!method.HasBody)
                continue;
            references.AddRange(method.Body.Variables.Select(variable => variable.VariableType));
            foreach (var instruction in method.Body.Instructions)
                references.AddRange(Operands(instruction));
        }

        return references.SelectMany(Flatten).Concat(type.NestedTypes.SelectMany(UsesOf)).Distinct();
    }

    private static IEnumerable<TypeReference?> Operands(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        MethodReference method =>
            [method.DeclaringType, method.ReturnType, .. (method as GenericInstanceMethod)?.GenericArguments ?? Enumerable.Empty<TypeReference>()],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    private static IEnumerable<string> Flatten(TypeReference? type)
    {
        if (type is null)
            yield break;
        if (type is GenericInstanceType generic)
        {
            foreach (var name in generic.GenericArguments.SelectMany(Flatten))
                yield return name;
        }

        var outermost = type.GetElementType();
        while (outermost.DeclaringType is { } outer)
            outermost = outer;
        if (outermost.Namespace is { Length: > 0 } own)
            yield return own;
    }

    [GeneratedRegex(@"^namespace\s+([\w.]+)\s*;", RegexOptions.Multiline)]
    private static partial Regex NamespacePattern();

    [GeneratedRegex(@"^using\s+(?:static\s+)?(?:\w+\s*=\s*)?([\w.]+)\s*;", RegexOptions.Multiline)]
    private static partial Regex UsingPattern();
}
