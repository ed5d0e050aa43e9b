using System.Text;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Deployment.Tests.Image;

[Collection(SharedLambdaImage.Name)]
public sealed class LambdaImageTests(LambdaImageFixture image, ITestOutputHelper output)
{
    private const UnixFileMode OthersWrite = UnixFileMode.OtherWrite | UnixFileMode.GroupWrite;
    private const UnixFileMode OthersRead = UnixFileMode.OtherRead;

    private const int Runs = 20;

    private static readonly string[] Folders = ["var/task", "opt/auditor"];

    [NeedsImageFact]
    public async Task It_audits_as_an_ordinary_user_on_a_read_only_file_system()
    {
        await using var world = await ImageWorld.StartAsync(image.Signer);
        var containers = new[]
        {
            await world.ContainerAsync("web", "release"),
            await world.ContainerAsync("sidecar", null),
            await world.ContainerAsync("report", "laptop"),
        };
        using var function = RunningImage.Start(image, DotNet.Folder, world.Variables());

        Assert.Equal(
            ["web trusted", "sidecar unsigned no-signature", "report untrusted identity"],
            await world.AuditAsync(function, containers)
        );

        Assert.Equal(["65532", "65532", "65532", "65532"], function.Status("Uid").Split('\t'));
        Assert.StartsWith("ro,", function.RootMountOptions + ",", StringComparison.Ordinal);
        Assert.Equal(2, world.Aws.Published.Count);
    }

    [NeedsImageFact]
    public async Task It_hands_back_only_the_records_of_the_queue_that_have_to_be_tried_again()
    {
        await using var world = await ImageWorld.StartAsync(image.Signer);
        var gone = await world.ContainerAsync("gone", null);
        gone["imageDigest"] = $"sha256:{new string('0', 64)}";
        var batch = TaskEvent.Batch(
            TaskEvent.Of("RUNNING", await world.ContainerAsync("web", "release")),
            TaskEvent.Of("RUNNING", await world.ContainerAsync("sidecar", null)),
            TaskEvent.Of("RUNNING", gone));
        using var function = RunningImage.Start(image, DotNet.Folder, world.Variables());

        var answer = await world.InvokeAsync(function, batch);

        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"m2"}]}""", answer.ToJsonString());
        Assert.Contains("sidecar", Assert.Single(world.Aws.Published).Subject, StringComparison.Ordinal);
    }

    [NeedsImageFact]
    public async Task It_sweeps_what_runs()
    {
        await using var world = await ImageWorld.StartAsync(image.Signer);
        world.Aws.AddTask(
            TaskEvent.Of("RUNNING", await world.ContainerAsync("web", "release"), await world.ContainerAsync("sidecar", null))[
                "detail"
            ]!.ToJsonString()
        );
        using var function = RunningImage.Start(image, DotNet.Folder, world.Variables(), command: "sweep");

        var summary = await world.InvokeAsync(function, []);

        Assert.Equal("ecs-image-auditor.sweep/1", summary["schema"]!.ToString());
        Assert.True(summary["complete"]!.GetValue<bool>());
        Assert.Equal("""{"trusted":1,"exempt":0,"unsigned":1,"untrusted":0,"inconclusive":0}""", summary["containers"]!.ToJsonString());
        Assert.Contains("sidecar", Assert.Single(world.Aws.Published).Subject, StringComparison.Ordinal);
    }

    [NeedsImageFact]
    public async Task It_lets_a_signed_deployment_through_and_blocks_an_unsigned_one()
    {
        await using var world = await ImageWorld.StartAsync(image.Signer);
        using var function = RunningImage.Start(image, DotNet.Folder, world.Variables(), command: "gate");

        var signed = await world.DeployAsync(function, "1", await world.ContainerAsync("web", "release"));
        var unsigned = await world.DeployAsync(function, "2", await world.ContainerAsync("sidecar", null));

        Assert.Equal(("SUCCEEDED", "FAILED"), (signed["hookStatus"]!.ToString(), unsigned["hookStatus"]!.ToString()));
        Assert.Contains("BLOCKED", Assert.Single(world.Aws.Published).Subject, StringComparison.Ordinal);
    }

    /// <summary>Writes what the README says of size, start and memory.</summary>
    [NeedsImageFact]
    public async Task It_starts_fast_and_stays_small()
    {
        await using var world = await ImageWorld.StartAsync(image.Signer);
        var signed = await world.ContainerAsync("signed", "release");
        var unsigned = await world.ContainerAsync("unsigned", null);
        var builtin = new List<ImageStart>();
        var notation = new List<ImageStart>();
        for (var run = 0; run < Runs; run++)
        {
            builtin.Add(await ImageStart.MeasureAsync(image, world, "builtin", signed, "signed trusted"));
            notation.Add(await ImageStart.MeasureAsync(image, world, "notation", unsigned, "unsigned unsigned no-signature"));
        }

        output.WriteLine($"{Runs} starts, medians with the lowest and the highest, mounting the image included:");
        output.WriteLine($"builtin, a signed image: {ImageStart.Summary(builtin)}");
        output.WriteLine($"notation, an unsigned image: {ImageStart.Summary(notation)}");
        output.WriteLine($"A launch of a known image: {await KnownLaunchAsync(world, signed):F3} ms of CPU.");
        output.WriteLine(
            $"Files: auditor {Size("var/task") >> 20} MiB, notation and plugin {Size("opt/auditor") >> 20} MiB, all with the base {Size("") >> 20} MiB."
        );
        AssertEach.Of(builtin.Concat(notation), start => Assert.InRange(start.PeakMebibytes, 1, 64));
        Assert.InRange(Size("var/task") >> 20, 1, 24);
    }

    [NeedsImageFact]
    public async Task A_handler_that_there_is_not_ends_the_start_with_the_reason()
    {
        await using var world = await ImageWorld.StartAsync(image.Signer);
        using var function = RunningImage.Start(image, dotnet: null, world.Variables(), command: "autid");

        var result = await world.Api.InvokeAsync(Encoding.UTF8.GetBytes("{}"), TimeSpan.FromSeconds(30));

        Assert.False(result.Success);
        Assert.Contains("autid", Encoding.UTF8.GetString(world.Api.InitErrors[0].Payload.Span), StringComparison.Ordinal);
    }

    [NeedsImageFact]
    public void It_runs_the_audit_as_nobody_unless_told_otherwise()
    {
        Assert.Equal("""["/var/task/bootstrap"]""", image.Config["Entrypoint"]!.ToJsonString());
        Assert.Equal("""["audit"]""", image.Config["Cmd"]!.ToJsonString());
        Assert.Equal("65532:65532", image.Config["User"]!.ToString());
        Assert.Equal("ECS image auditor", image.Config["Labels"]!["org.opencontainers.image.title"]!.ToString());
    }

    /// <summary>The packages of this machine are the build's only source, and the AWS packages may be among them.</summary>
    [NeedsImageFact]
    public async Task It_says_whether_it_has_the_AWS_packages_or_their_stand_in()
    {
        var kind = (await File.ReadAllTextAsync(Path.Combine(image.Root, "usr/share/ecs-image-auditor/aws-packages"))).Trim();

        Assert.Equal("auto", image.Config["Labels"]!["io.github.ecs-image-auditor.aws-packages"]!.ToString());
        Assert.Contains($"AWS packages: {kind}", image.BuildLog, StringComparison.Ordinal);
        Assert.Equal(kind == "stand-in", image.BuildLog.Contains("WARNING: THE STAND-IN", StringComparison.Ordinal));
    }

    [NeedsImageFact]
    public void Its_user_reads_everything_and_writes_nothing() =>
        AssertEach.Of(
            Folders.SelectMany(folder =>
                Directory.EnumerateFileSystemEntries(Path.Combine(image.Root, folder), "*", SearchOption.AllDirectories)
            ),
            path => Assert.Equal(OthersRead, File.GetUnixFileMode(path) & (OthersRead | OthersWrite))
        );

    [NeedsImageFact]
    public void Its_program_is_native_and_alone() =>
        Assert.Equal(["bootstrap"], Directory.EnumerateFiles(Path.Combine(image.Root, "var/task")).Select(Path.GetFileName));

    [NeedsImageFact]
    public void It_says_which_base_it_is_built_on() =>
        Assert.Equal("localhost/runtime", image.Config["Labels"]!["org.opencontainers.image.base.name"]!.ToString());

    [NeedsImageFact]
    public void It_says_which_installer_its_notation_comes_from() =>
        Assert.StartsWith(
            "aws-signer-notation-cli 2.2.0-1 amd64 sha256:",
            File.ReadAllText(Path.Combine(image.Root, "opt/auditor/INSTALLER")),
            StringComparison.Ordinal
        );

    [NeedsImageFact]
    public void It_holds_the_trust_stores_of_both_partitions_and_the_licences()
    {
        Assert.True(
            File.Exists(
                Path.Combine(image.Root, "opt/auditor/notation/truststore/x509/signingAuthority/aws-signer-ts/aws-signer-notation-root.crt")
            )
        );
        Assert.True(
            File.Exists(
                Path.Combine(
                    image.Root,
                    "opt/auditor/notation/truststore/x509/signingAuthority/aws-us-gov-signer-ts/aws-us-gov-signer-notation-root.crt"
                )
            )
        );
        Assert.Equal(
            2,
            Directory.EnumerateFiles(Path.Combine(image.Root, "opt/auditor/licenses"), "LICENSE", SearchOption.AllDirectories).Count()
        );
    }

    /// <returns>Milliseconds of processor time for each event, in full batches, once the verdict is known.</returns>
    private async Task<double> KnownLaunchAsync(ImageWorld world, JsonObject container)
    {
        const int batches = 300;
        const int batch = 10;
        var variables = world.Variables();
        variables["AUDITOR_VERIFIER"] = "builtin";
        using var function = RunningImage.Start(image, dotnet: null, variables);
        JsonObject Batch() => TaskEvent.Batch(
            [.. Enumerable.Range(0, batch).Select(_ => TaskEvent.Of("RUNNING", (JsonObject)container.DeepClone()))]);
        await world.InvokeAsync(function, Batch());

        var before = function.CpuTime;
        for (var i = 0; i < batches; i++)
            Assert.Equal("""{"batchItemFailures":[]}""", (await world.InvokeAsync(function, Batch())).ToJsonString());
        return (function.CpuTime - before).TotalMilliseconds / (batches * batch);
    }

    /// <summary>Bytes of the files below a folder of the image.</summary>
    private long Size(string folder) => Directory.EnumerateFiles(Path.Combine(image.Root, folder), "*", SearchOption.AllDirectories)
        .Where(file => new FileInfo(file).LinkTarget is null)
        .Sum(file => new FileInfo(file).Length);
}
