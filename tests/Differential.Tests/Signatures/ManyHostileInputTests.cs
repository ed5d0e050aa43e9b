using EcsImageAuditor.Tests.Shared.Signatures;

namespace Differential.Tests.Signatures;

/// <summary>Many inputs to every reader: over 200,000 in a run.</summary>
public sealed class ManyHostileInputTests : HostileInputs
{
    protected override int Runs => 20_000;
}
