namespace EcsImageAuditor.Emulator.Signer;

/// <summary>Where a <see cref="SignerServer"/> pretends to be, and its clock.</summary>
public sealed record SignerServerOptions
{
    /// <summary>The region, in ARNs and in the name of the regional certificate.</summary>
    public string Region { get; init; } = "us-west-2";

    /// <summary>The account that owns every profile and job: 12 digits.</summary>
    public string Account { get; init; } = "111122223333";

    /// <summary>The partition: "aws" or "aws-us-gov".</summary>
    public string Partition { get; init; } = "aws";

    /// <summary>The clock of signatures, certificates, revocations and delayed answers.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
