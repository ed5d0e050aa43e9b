using EcsImageAuditor.Emulator.Registry;

namespace Components.Tests.Emulator.Registry;

/// <summary>The registry as the real oras sees it.</summary>
public sealed class OrasTests
{
    public static TheoryData<RegistryServerOptions> Modes
    {
        get
        {
            var basic = new RegistryServerOptions { Username = "user", Password = "secret" };
            return
            [
                basic,
                basic with
                {
                    ReferrersApi = false,
                },
                basic with
                {
                    BearerAuth = true,
                },
                basic with
                {
                    BlobRedirect = true,
                    ReferrersPageSize = 1,
                },
            ];
        }
    }

    [NeedsTheory(Component.Oras)]
    [MemberData(nameof(Modes))]
    public async Task Oras_pushes_attaches_discovers_copies_and_pulls(RegistryServerOptions options)
    {
        await using var registry = await RegistryServer.StartAsync(options);
        using var oras = new OrasCli();
        oras.UseCredentials(registry.Host, "user", "secret");
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.FullName, "hello.txt");
        await File.WriteAllTextAsync(file, "hello");
        async Task<string> Run(params string[] arguments) => (await oras.RunAsync(arguments)).Succeeded().Output;
        var artifact = $"{registry.Host}/team/artifact:v1";

        await Run("push", "--plain-http", "--disable-path-validation", artifact, file);
        await Run("attach", "--plain-http", "--disable-path-validation", "--artifact-type", "test/first", artifact, file);
        await Run("attach", "--plain-http", "--disable-path-validation", "--artifact-type", "test/second", artifact, file);
        await Run("cp", "--recursive", "--from-plain-http", "--to-plain-http", artifact, $"{registry.Host}/copy:v2");

        foreach (var reference in (string[])[artifact, $"{registry.Host}/copy:v2"])
        {
            var discovered = await Run("discover", "--plain-http", "--format", "json", reference);
            Assert.Contains("test/first", discovered, StringComparison.Ordinal);
            Assert.Contains("test/second", discovered, StringComparison.Ordinal);
        }

        File.Delete(file);
        await Run("pull", "--plain-http", "--allow-path-traversal", "--output", folder.FullName, $"{registry.Host}/copy:v2");
        Assert.Equal("hello", await File.ReadAllTextAsync(file));
        Assert.Contains("v2", await Run("repo", "tags", "--plain-http", $"{registry.Host}/copy"), StringComparison.Ordinal);
        await Run("manifest", "delete", "--plain-http", "--force", $"{registry.Host}/copy:v2");
        Assert.NotEqual(0, (await oras.RunAsync(["manifest", "fetch", "--plain-http", $"{registry.Host}/copy:v2"])).ExitCode);
    }
}
