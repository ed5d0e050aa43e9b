using Components.Tests.Parts;
using EcsImageAuditor.Emulator.Images;
using ImageSignatures.Oci;

namespace Components.Tests.Signing;

/// <summary>The configuration of the image signing script, as its documentation prints it: placeholders, blanks at line ends and all.</summary>
[Collection(SharedDockerRegistry.Name)]
public sealed class SeedConfigurationTests(DockerRegistryFixture registries)
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "Data", "signing", "config.yaml");

    private static readonly string[] Sources =
    [
        "sonarqube:lts-community",
        "jenkins/jenkins:lts",
        "sonatype/nexus3:latest",
        "ranaziauddin/signing:latest",
        "maven:3-openjdk-17",
        "alpine/k8s:1.25.14",
        "docker:dind",
        "phpmyadmin/phpmyadmin",
        "tomcat:latest",
        "mysql:5.7",
        "postgres:14",
        "jenkins/inbound-agent:latest",
    ];

    private static readonly string[] Repositories =
    [
        "sonarqube",
        "jenkins",
        "nexus",
        "notationcli",
        "maven",
        "kubectl",
        "dockerdind",
        "phpadmin",
        "tomcat",
        "mysql",
        "postgres",
        "jnlp",
    ];

    [NeedsFact(Component.Notation, Component.DockerRegistry)]
    public async Task Its_twelve_images_are_copied_and_signed_and_a_second_run_leaves_them_alone()
    {
        await using var stage = await SigningStage.StartAsync();
        await using var hub = await DockerRegistry.StartOpenAsync();
        foreach (var source in Sources)
            await PushAsync(stage, hub.Host, source);
        string[] arguments =
        [
            "--config",
            File,
            "--mirror",
            $"docker.io={hub.Host}",
            "--target-registry",
            registries.OpenHost,
            "--profile",
            stage.ProfileArn,
        ];

        var run = await stage.SignAsync(arguments);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains("12 images: 12 signed", run.Output, StringComparison.Ordinal);
        using var notation = await stage.NotationAsync();
        foreach (var repository in Repositories)
            (await notation.VerifyAsync($"{registries.OpenHost}/{repository}:1.0.0")).Succeeded();
        Assert.Contains("12 images: 12 already-signed", (await stage.SignAsync(arguments)).Output, StringComparison.Ordinal);
    }

    [NeedsFact(Component.Notation)]
    public async Task Its_placeholders_are_pointed_out_where_the_account_counts()
    {
        await using var stage = await SigningStage.StartAsync();

        var run = await stage.SignAsync("--config", File);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(
            $"{File}:3: The account's name is \"<your aws account>\"; write the account's 12 digits",
            run.Error,
            StringComparison.Ordinal
        );
    }

    private static async Task PushAsync(SigningStage stage, string host, string name)
    {
        Assert.True(ImageReference.TryParse(name, out var reference, out _));
        await stage.Writer(host).PushAsync(reference.Repository, ImageBuilder.Image(name), reference.Tag ?? "latest");
    }
}
