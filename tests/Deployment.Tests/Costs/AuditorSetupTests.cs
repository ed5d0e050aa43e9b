using Deployment.Tests.Synthesis;
using EcsImageAuditor.Benchmarks.Costs;

namespace Deployment.Tests.Costs;

public sealed class AuditorSetupTests
{
    [Fact]
    public void The_model_takes_what_the_app_deploys_without_any_context()
    {
        var template = SynthesizedApp.Template();
        var mapping = template.Single("AWS::Lambda::EventSourceMapping");
        var function = template.Single("AWS::Lambda::Function", "Audit/");
        var setup = AuditorSetup.Default;

        Assert.Equal(setup.BatchSize, mapping["BatchSize"]!.GetValue<int>());
        Assert.Equal(setup.MaxConcurrency, mapping["ScalingConfig"]!["MaximumConcurrency"]!.GetValue<int>());
        Assert.Null(mapping["MaximumBatchingWindowInSeconds"]);
        Assert.Equal(setup.MemoryMb, function["MemorySize"]!.GetValue<int>());
        Assert.Equal("arm64", Assert.Single(function["Architectures"]!.AsArray())!.GetValue<string>());
        Assert.Equal($"{setup.Deliveries}", function["Environment"]!["Variables"]!["AUDITOR_MAX_RECEIVES"]!.GetValue<string>());
        Assert.Null(function["Environment"]!["Variables"]!["AUDITOR_VERDICT_TTL"]);
        Assert.Equal(setup.VerdictHours, new EcsImageAuditor.State.StateOptions().VerdictLifetime.TotalHours);
    }
}
