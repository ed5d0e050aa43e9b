using System.Text.Json;

namespace EcsImageAuditor.Tests.Shared.TrustPolicies;

/// <summary>One file of Data/policies and what Data/policies.expected.json says of it.</summary>
/// <param name="Name">The file's name without extension: what is wrong, or <c>valid</c> and what is special.</param>
/// <param name="NotationAccepts">What <c>notation policy import</c> 1.3.2 did with it.</param>
/// <param name="Mistakes">All mistakes, each as severity, place and message.</param>
public sealed record PolicyCase(string Name, bool NotationAccepts, IReadOnlyList<string> Mistakes)
{
    private static readonly string Data = System.IO.Path.Combine(AppContext.BaseDirectory, "Data");

    /// <summary>The table, in its order.</summary>
    public static IReadOnlyList<PolicyCase> All { get; } = ReadTable();

    /// <summary>For <c>[MemberData(nameof(PolicyCase.Names), MemberType = typeof(PolicyCase))]</c>.</summary>
    public static TheoryData<string> Names => [.. All.Select(one => one.Name)];

    /// <summary>The names of the files, whether the table knows them or not.</summary>
    public static IEnumerable<string> FileNames =>
        Directory
            .EnumerateFiles(System.IO.Path.Combine(Data, "policies"))
            .Select(file => System.IO.Path.GetFileNameWithoutExtension(file)!);

    public string Path => System.IO.Path.Combine(Data, "policies", $"{Name}.json");

    public byte[] Bytes => File.ReadAllBytes(Path);

    public static PolicyCase Named(string name) => All.Single(one => one.Name == name);

    public override string ToString() => Name;

    private static List<PolicyCase> ReadTable()
    {
        using var table = JsonDocument.Parse(File.ReadAllBytes(System.IO.Path.Combine(Data, "policies.expected.json")));
        return [.. table.RootElement.EnumerateObject().Select(row => new PolicyCase(
            row.Name,
            row.Value.GetProperty("notation").GetString() == "accepts",
            [.. row.Value.GetProperty("mistakes").EnumerateArray().Select(mistake => mistake.GetString()!)]))];
    }
}
