using Amazon.CDK.AWS.Lambda;

namespace EcsImageAuditor.Cdk;

/// <summary>
/// What <see cref="ImageAuditor"/> deploys. Only <see cref="Image"/> has to be given; <see cref="AlertEmails"/>, or another way to reach
/// people, should be. Everything is checked when the construct is made.
/// </summary>
public sealed record ImageAuditorProps
{
    /// <summary>The image of the Lambda functions.</summary>
    public required AuditorImage Image { get; init; }

    /// <summary>Names of ECR repositories to create. One that CloudFormation names by default; none for an empty list.</summary>
    public IReadOnlyList<string>? Repositories { get; init; }

    /// <summary>How many tagged images a repository keeps. 500 by default.</summary>
    public int? KeepImages { get; init; }

    /// <summary>Whether the construct has a signing profile of its own. True by default.</summary>
    public bool? CreateSigningProfile { get; init; }

    /// <summary>
    /// The profile's name; CloudFormation makes one by default. A canceled name cannot be used again as long as AWS Signer keeps the
    /// profile.
    /// </summary>
    public string? SigningProfileName { get; init; }

    /// <summary>How long a signature of the profile is valid, 1 to 135 months. 24 by default.</summary>
    public int? SignatureValidityMonths { get; init; }

    /// <summary>Repository filters such as <c>prod/*</c>: ECR signs what is pushed there, with the construct's own profile.</summary>
    public IReadOnlyList<string>? ManagedSigning { get; init; }

    /// <summary>ARNs of more signing profiles whose signatures count, of any account and region of the partition.</summary>
    public IReadOnlyList<string>? TrustedIdentities { get; init; }

    /// <summary>Where the trust policy comes from. <see cref="TrustPolicySource.Identities"/> by default.</summary>
    public TrustPolicySource? TrustPolicy { get; init; }

    /// <summary>Who verifies. <see cref="ImageVerifier.Notation"/> by default.</summary>
    public ImageVerifier? Verifier { get; init; }

    /// <summary>
    /// Where images may come from besides the ECR registries of the stack's own account: hosts, <c>*.domains</c> and AWS accounts, each
    /// with a path where not all repositories are meant.
    /// </summary>
    public IReadOnlyList<string>? Registries { get; init; }

    /// <summary>What is excused, and until when.</summary>
    public IReadOnlyList<ExemptionRule>? Exemptions { get; init; }

    /// <summary>In place of <see cref="Exemptions"/>: a file of the image, below <c>/opt/auditor</c>, that holds the rules.</summary>
    public string? ExemptionsFile { get; init; }

    /// <summary>How long a verdict is remembered, 30 days at most.</summary>
    public TimeSpan? VerdictTtl { get; init; }

    /// <summary>Whether tasks are stopped. <see cref="AuditorMode.Audit"/> by default.</summary>
    public AuditorMode? Mode { get; init; }

    /// <summary>Names or ARNs of the clusters in which tasks may be stopped; required with <see cref="AuditorMode.Stop"/>.</summary>
    public IReadOnlyList<string>? StopClusters { get; init; }

    /// <summary>Whether the auditor only says what it would stop; then it has no permission to stop. False by default.</summary>
    public bool? StopDryRun { get; init; }

    /// <summary>How many tasks of one service and image are stopped in an alert window, 1 to 1000.</summary>
    public int? StopLimit { get; init; }

    /// <summary>E-mail addresses that get the alerts; each has to confirm.</summary>
    public IReadOnlyList<string>? AlertEmails { get; init; }

    /// <summary>A Slack workspace that Amazon Q Developer in chat applications may post to, such as <c>T0123ABCD</c>.</summary>
    public string? SlackWorkspaceId { get; init; }

    /// <summary>The channel there, such as <c>C0123ABCD</c>.</summary>
    public string? SlackChannelId { get; init; }

    /// <summary>In which time the same finding is one alert, 30 days at most.</summary>
    public TimeSpan? AlertWindow { get; init; }

    /// <summary>Name of an event bus of the account that gets an event for each verdict.</summary>
    public string? VerdictEventBus { get; init; }

    /// <summary>ARN of the secret that holds PagerDuty's integration key.</summary>
    public string? PagerDutySecretArn { get; init; }

    /// <summary>PagerDuty's service region. <see cref="Cdk.PagerDutyRegion.Us"/> by default.</summary>
    public PagerDutyRegion? PagerDutyRegion { get; init; }

    /// <summary>ARN of the secret that holds the URL of Slack's incoming webhook.</summary>
    public string? SlackWebhookSecretArn { get; init; }

    /// <summary>Whether every running task is audited again and again. True by default.</summary>
    public bool? Sweep { get; init; }

    /// <summary>How often, 1 to 24 hours. 24 by default.</summary>
    public int? SweepHours { get; init; }

    /// <summary>Whether there is an <see cref="ImageAuditor.Gate"/> for services to ask before each deployment. False by default.</summary>
    public bool? Gate { get; init; }

    /// <summary>What the gate answers where an image cannot be judged. <see cref="GateAnswer.Wait"/> by default.</summary>
    public GateAnswer? GateInconclusive { get; init; }

    /// <summary>
    /// The functions' processors, which the image has to be for. <see cref="Amazon.CDK.AWS.Lambda.Architecture.ARM_64"/> by default.
    /// </summary>
    public Architecture? Architecture { get; init; }

    /// <summary>Memory of a function, 256 to 10240 MB. 1024 by default.</summary>
    public int? MemoryMb { get; init; }

    /// <summary>Timeout of a batch of events, 15 to 900 seconds. 60 by default.</summary>
    public int? TimeoutSeconds { get; init; }

    /// <summary>How many batches are audited at once, 2 to 1000. 10 by default.</summary>
    public int? MaxConcurrency { get; init; }

    /// <summary>How long logs are kept, a number of days that CloudWatch Logs knows. 90 by default.</summary>
    public int? LogRetentionDays { get; init; }

    /// <summary>ARNs of the IAM roles that may send messages from the dead-letter queue back into the queue.</summary>
    public IReadOnlyList<string>? RedriveRoles { get; init; }

    /// <summary>Build arguments of <c>lambda.Dockerfile</c>, for an image that is built from a checkout.</summary>
    public IReadOnlyDictionary<string, string>? ImageBuildArgs { get; init; }

    /// <summary>Subnets that the functions run in; in none of the account's by default. They need a way to registries and to AWS.</summary>
    public IReadOnlyList<string>? SubnetIds { get; init; }

    /// <summary>Security groups of the functions in <see cref="SubnetIds"/>.</summary>
    public IReadOnlyList<string>? SecurityGroupIds { get; init; }

    /// <summary>
    /// In place of <see cref="SecurityGroupIds"/>: the VPC in which a security group is made that lets HTTPS out and nothing in.
    /// </summary>
    public string? VpcId { get; init; }

    /// <summary>
    /// ARN of a key of your own for logs, queues, table and topic, instead of those of the services. Its policy has to allow
    /// CloudWatch, CloudWatch Logs and EventBridge to use it.
    /// </summary>
    public string? KmsKeyArn { get; init; }

    /// <summary>ARN of a managed policy that bounds what each role may do.</summary>
    public string? PermissionsBoundary { get; init; }

    /// <summary>Tags of every resource that takes tags.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Whether X-Ray traces the functions. False by default.</summary>
    public bool? Tracing { get; init; }

    /// <summary>An AWS organization whose accounts may send their task events here.</summary>
    public string? OrganizationId { get; init; }
}
