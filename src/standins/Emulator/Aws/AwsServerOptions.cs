namespace EcsImageAuditor.Emulator.Aws;

/// <summary>Where an <see cref="AwsServer"/> pretends to be, and the ECR password it hands out.</summary>
public sealed record AwsServerOptions
{
    public string Region { get; init; } = "us-west-2";

    /// <summary>The account of the caller: 12 digits.</summary>
    public string Account { get; init; } = "111122223333";

    /// <summary>The password in the answer of GetAuthorizationToken; its user name is "AWS".</summary>
    public string EcrPassword { get; init; } = "emulated-password";

    /// <summary>How long an ECR token is valid.</summary>
    public TimeSpan EcrTokenLifetime { get; init; } = TimeSpan.FromHours(12);

    /// <summary>The clock of token lifetimes and of delayed answers.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
