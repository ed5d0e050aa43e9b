using System.Net;
using System.Text.Json.Nodes;
using Components.Tests.Parts;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared.Lambda;

namespace Components.Tests.Lambda;

/// <summary>The sweep over tasks that moto's ECS runs, with docker-registry and notation.</summary>
[Collection(RealParts.Name)]
public sealed class SweepWithRealPartsTests(DockerRegistryFixture registry, MotoFixture moto)
{
    [NeedsFact(Component.Notation, Component.DockerRegistry, Component.Moto)]
    public async Task Tasks_that_run_are_found_and_judged_and_the_queue_hears_of_the_bad_ones()
    {
        await moto.ResetAsync();
        await moto.HoldTasksAsync(100);
        await using var signer = await SignerServer.StartAsync();
        signer.PutSigningProfile(LambdaUnderTest.TrustedProfile);
        using var images = new SignedImages(registry.Host, signer, new NetworkCredential(registry.Username, registry.Password));
        using var account = await MotoAccount.CreateAsync(moto.Endpoint);
        var (trusted, digest) = await images.TrustedAsync("sweep/trusted");
        var (unsigned, other) = await images.UnsignedAsync("sweep/unsigned");
        await account.RunTaskAsync($"{trusted}@{digest}");
        await account.RunTaskAsync($"{unsigned}@{other}");
        await using var lambda = await LambdaUnderTest.StartAsync(
            signer,
            registry,
            ("_HANDLER", "sweep"),
            ("AWS_ENDPOINT_URL", moto.Endpoint.ToString()),
            ("AUDITOR_TOPIC_ARN", account.TopicArn)
        );

        var summary = await lambda.InvokeAsync(new JsonObject());

        Assert.Equal(2, (int?)summary["tasks"]);
        Assert.Equal((1, 1), ((int)summary["containers"]!["trusted"]!, (int)summary["containers"]!["unsigned"]!));
        Assert.Equal("unsigned", (string?)Assert.Single(await account.ReceiveAsync(1)).Finding["verdict"]);
    }
}
