using EcsImageAuditor.Tests.Shared.Signatures;

namespace ImageSignatures.Tests.Signatures;

/// <summary>A few of the inputs, in every run.</summary>
public sealed class HostileInputTests : HostileInputs
{
    protected override int Runs => 200;
}
