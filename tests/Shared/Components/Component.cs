namespace EcsImageAuditor.Tests.Shared.Components;

/// <summary>A real program that tests run against, brought by <c>scripts/components.sh</c>.</summary>
public enum Component
{
    /// <summary>The Notary Project's command line: the reference verifier and signer.</summary>
    Notation,

    /// <summary>A registry client that copies images with their referrers.</summary>
    Oras,

    /// <summary>A registry without the referrers API, so that clients must use the referrers tag schema.</summary>
    DockerRegistry,

    /// <summary>A tool that copies images between registries.</summary>
    Skopeo,

    /// <summary>An emulator of AWS: ECS, ECR, SNS, SQS, DynamoDB, EventBridge and others.</summary>
    Moto,

    /// <summary>A linker of native programs.</summary>
    Cc,

    /// <summary>The CDK command, in the version that infra/package-lock.json pins.</summary>
    Cdk,

    /// <summary>Validates CycloneDX documents by their schema.</summary>
    CycloneDx,

    /// <summary>
    /// CloudFormation's resource schemas, IAM's actions and cdk-nag's rules, as a folder of Node.js packages in the versions that
    /// tests/Deployment.Tests/package-lock.json pins.
    /// </summary>
    AwsRules,

    /// <summary>
    /// AWS's own clients for JavaScript, made from AWS's models, as a folder of Node.js packages in the versions that
    /// tests/Deployment.Tests/Wire/package-lock.json pins.
    /// </summary>
    AwsModels,

    /// <summary>Builds container images without a daemon. Its chroot isolation needs root.</summary>
    Buildah,

    /// <summary>The file system of a Debian with gpg and dpkg, as a folder.</summary>
    ImageTools,

    /// <summary>The file system of a Debian with what the .NET SDK needs, and with compilers for amd64 and arm64, as a folder.</summary>
    ImageSdk,

    /// <summary>The file system of a Debian with what .NET needs and no more, as a folder.</summary>
    ImageRuntime,

    /// <summary>The same for arm64.</summary>
    ImageRuntimeArm64,

    /// <summary>Runs programs for arm64 on another machine.</summary>
    Qemu,
}
