using System.Text;

namespace Deployment.Tests.Image;

/// <summary>
/// The native program for arm64 on an emulated processor. It judges with the builtin verifier: the emulator does not start notation, which
/// would be a program for arm64 too.
/// </summary>
[Collection(SharedLambdaImage.Name)]
public sealed class ArmLambdaTests(LambdaImageFixture image, ArmLambda arm) : IClassFixture<ArmLambda>
{
    /// <summary>https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html: e_machine of 64-bit ARM.</summary>
    private const ushort ElfOfArm = 183;

    [NeedsArmFact]
    public async Task It_is_a_program_for_arm64()
    {
        var program = await File.ReadAllBytesAsync(await arm.ProgramAsync(image));

        Assert.Equal(("\u007fELF", ElfOfArm), (Encoding.ASCII.GetString(program, 0, 4), BitConverter.ToUInt16(program, 18)));
    }

    [NeedsArmFact]
    public async Task It_audits()
    {
        await using var world = await ImageWorld.StartAsync(image.Signer);
        using var function = await StartAsync(world, "audit");

        Assert.Equal(
            ["web trusted", "sidecar unsigned no-signature", "report untrusted identity"],
            await world.AuditAsync(
                function,
                await world.ContainerAsync("web", "release"),
                await world.ContainerAsync("sidecar", null),
                await world.ContainerAsync("report", "laptop")));
    }

    [NeedsArmFact]
    public async Task It_sweeps()
    {
        await using var world = await ImageWorld.StartAsync(image.Signer);
        var task = TaskEvent.Of("RUNNING", await world.ContainerAsync("web", "release"), await world.ContainerAsync("sidecar", null));
        world.Aws.AddTask(task["detail"]!.ToJsonString());
        using var function = await StartAsync(world, "sweep");

        var summary = await world.InvokeAsync(function, []);

        Assert.Equal("""{"trusted":1,"exempt":0,"unsigned":1,"untrusted":0,"inconclusive":0}""", summary["containers"]!.ToJsonString());
    }

    [NeedsArmFact]
    public async Task It_gates_deployments()
    {
        await using var world = await ImageWorld.StartAsync(image.Signer);
        using var function = await StartAsync(world, "gate");

        var signed = await world.DeployAsync(function, "1", await world.ContainerAsync("web", "release"));
        var unsigned = await world.DeployAsync(function, "2", await world.ContainerAsync("sidecar", null));

        Assert.Equal(("SUCCEEDED", "FAILED"), (signed["hookStatus"]!.ToString(), unsigned["hookStatus"]!.ToString()));
    }

    private async Task<RunningImage> StartAsync(ImageWorld world, string command)
    {
        var variables = world.Variables();
        variables["AUDITOR_VERIFIER"] = "builtin";
        return RunningImage.StartForArm(image, await arm.ProgramAsync(image), variables, command);
    }
}
