using System.Diagnostics;
using System.Text.RegularExpressions;
using Deployment.Tests.Synthesis;
using EcsImageAuditor.Infra;

namespace Deployment.Tests;

/// <summary>
/// The whole templates, so that a review shows what a change does to them. After a change that is meant, run the tests once with
/// UPDATE_SNAPSHOTS=1 and commit the files.
/// </summary>
public sealed partial class TemplateSnapshotTests
{
    private static readonly string Folder = Path.Combine(
        ComponentCatalog.RepositoryRoot,
        "tests",
        "Deployment.Tests",
        "Snapshots"
    );

    [Theory]
    [InlineData(nameof(Deployments.Default), Deployments.Default, AuditorApp.AuditorStackName)]
    [InlineData(nameof(Deployments.Full), Deployments.Full, AuditorApp.AuditorStackName)]
    [InlineData(nameof(Deployments.Full), Deployments.Full, AuditorApp.SampleStackName)]
    [InlineData(nameof(Deployments.Member), Deployments.Member, AuditorApp.MemberStackName)]
    public async Task The_template_is_the_committed_one(string deployment, string context, string stack)
    {
        var snapshot = Path.Combine(Folder, $"{deployment}.{stack}.template.json");
        var template = Digest().Replace(SynthesizedApp.Template(context, stack).Json, "IMAGE-ASSET") + "\n";

        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            await File.WriteAllTextAsync(snapshot, template);
        else if (!File.Exists(snapshot) || await File.ReadAllTextAsync(snapshot) != template)
            Assert.Fail(
                $"The template differs from {snapshot}. If the change is meant, run with UPDATE_SNAPSHOTS=1 and commit it.\n{await DiffAsync(snapshot, template)}"
            );
    }

    private static async Task<string> DiffAsync(string snapshot, string template)
    {
        using var folder = new TemporaryFolder();
        var actual = Path.Combine(folder.FullName, Path.GetFileName(snapshot));
        await File.WriteAllTextAsync(actual, template);
        var start = new ProcessStartInfo("git", ["diff", "--no-index", "--no-color", "--no-ext-diff", snapshot, actual])
        {
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        return await git.StandardOutput.ReadToEndAsync();
    }

    /// <summary>The name of the Lambda image changes with every change of its sources.</summary>
    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Digest();
}
