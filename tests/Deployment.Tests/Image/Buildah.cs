using System.Text.Json.Nodes;

namespace Deployment.Tests.Image;

/// <summary>
/// buildah with a store of its own. Each run has its own mount namespace, so that no mount of it is left behind.
/// </summary>
internal sealed class Buildah
{
    private const UnixFileMode Everybodys = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly string _store;
    private readonly string _driver;

    private Buildah(string store, string driver) => (_store, _driver) = (store, driver);

    /// <param name="store">A folder that does not exist yet.</param>
    public static async Task<Buildah> CreateAsync(string store)
    {
        Directory.CreateDirectory(Path.Combine(store, "tmp"));
        await File.WriteAllTextAsync(Path.Combine(store, "policy.json"), """{ "default": [{ "type": "insecureAcceptAnything" }] }""");
        await File.WriteAllTextAsync(Path.Combine(store, "empty.conf"), "");

        // overlay copies nothing, but is not to be had on every file system.
        var overlay = new Buildah(store, "overlay");
        return (await overlay.RunAsync("info")).ExitCode == 0 ? overlay : new Buildah(store, "vfs");
    }

    /// <summary>Builds for amd64.</summary>
    /// <param name="dockerfile">Path of the recipe.</param>
    /// <param name="context">The folder that it is built from.</param>
    /// <param name="options">More options of <c>buildah bud</c>.</param>
    public Task<CommandResult> BuildAsync(string dockerfile, string context, params string[] options) => RunAsync(
        [
            "bud", "--layers", "--pull-never", "--platform", "linux/amd64", "--isolation", "chroot", "--network", "host",
            "--ulimit", "nproc=32768:32768", "--ulimit", "nofile=20000:20000", "--signature-policy", Path.Combine(_store, "policy.json"),
            "--file", dockerfile, .. options, context,
        ]);

    /// <summary>Writes the file system of an image into a folder.</summary>
    public async Task ExportAsync(string image, string folder)
    {
        using var context = new TemporaryFolder();
        var recipe = Path.Combine(context.FullName, "Dockerfile");
        await File.WriteAllTextAsync(recipe, $"FROM {image}\n");
        (await BuildAsync(recipe, context.FullName, "--output", $"type=local,dest={folder}")).Succeeded();

        // buildah keeps the folder to its owner; the root of an image is everybody's.
        File.SetUnixFileMode(folder, Everybodys);
    }

    /// <summary>The configuration of an image: user, environment, entry point, labels.</summary>
    /// <remarks>https://github.com/opencontainers/image-spec/blob/v1.1.0/config.md</remarks>
    public async Task<JsonNode> InspectAsync(string image)
    {
        var result = await RunAsync("inspect", "--type", "image", image);
        return JsonNode.Parse(result.Succeeded().Output)!["OCIv1"]!["config"]!;
    }

    private Task<CommandResult> RunAsync(params string[] arguments) => CommandLine.RunAsync(
        "unshare",
        [
            "--mount", ComponentCatalog.PathOf(Component.Buildah), "--storage-driver", _driver,
            "--root", Path.Combine(_store, "root"), "--runroot", Path.Combine(_store, "run"),
            "--registries-conf", Path.Combine(_store, "empty.conf"), .. arguments,
        ],
        ("CONTAINERS_CONF", Path.Combine(_store, "empty.conf")),
        ("CONTAINERS_STORAGE_CONF", Path.Combine(_store, "empty.conf")),
        ("TMPDIR", Path.Combine(_store, "tmp")));
}
