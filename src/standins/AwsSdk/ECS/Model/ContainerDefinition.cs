using Amazon.Runtime.Internal;

namespace Amazon.ECS.Model;

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html"/>.</summary>
public class ContainerDefinition
{
    public List<string> Command { get; set; }

    public int? Cpu { get; set; }

    public List<string> CredentialSpecs { get; set; }

    public List<ContainerDependency> DependsOn { get; set; }

    public bool? DisableNetworking { get; set; }

    public List<string> DnsSearchDomains { get; set; }

    public List<string> DnsServers { get; set; }

    public Dictionary<string, string> DockerLabels { get; set; }

    public List<string> DockerSecurityOptions { get; set; }

    public List<string> EntryPoint { get; set; }

    public List<KeyValuePair> Environment { get; set; }

    public List<EnvironmentFile> EnvironmentFiles { get; set; }

    public bool? Essential { get; set; }

    public List<HostEntry> ExtraHosts { get; set; }

    public FirelensConfiguration FirelensConfiguration { get; set; }

    public HealthCheck HealthCheck { get; set; }

    public string Hostname { get; set; }

    public string Image { get; set; }

    public bool? Interactive { get; set; }

    public List<string> Links { get; set; }

    public LogConfiguration LogConfiguration { get; set; }

    public int? Memory { get; set; }

    public int? MemoryReservation { get; set; }

    public List<MountPoint> MountPoints { get; set; }

    public string Name { get; set; }

    public List<PortMapping> PortMappings { get; set; }

    public bool? Privileged { get; set; }

    public bool? PseudoTerminal { get; set; }

    public bool? ReadonlyRootFilesystem { get; set; }

    public RepositoryCredentials RepositoryCredentials { get; set; }

    public List<ResourceRequirement> ResourceRequirements { get; set; }

    public ContainerRestartPolicy RestartPolicy { get; set; }

    public List<Secret> Secrets { get; set; }

    public int? StartTimeout { get; set; }

    public int? StopTimeout { get; set; }

    public List<SystemControl> SystemControls { get; set; }

    public List<Ulimit> Ulimits { get; set; }

    public string User { get; set; }

    public VersionConsistency VersionConsistency { get; set; }

    public List<VolumeFrom> VolumesFrom { get; set; }

    public string WorkingDirectory { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RepositoryCredentials.html"/>.</summary>
public class RepositoryCredentials
{
    [AWSProperty(Required = true)]
    public string CredentialsParameter { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html"/>.</summary>
public class ContainerDependency
{
    [AWSProperty(Required = true)]
    public ContainerCondition Condition { get; set; }

    [AWSProperty(Required = true)]
    public string ContainerName { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerRestartPolicy.html"/>.</summary>
public class ContainerRestartPolicy
{
    [AWSProperty(Required = true)]
    public bool? Enabled { get; set; }

    public List<int> IgnoredExitCodes { get; set; }

    public int? RestartAttemptPeriod { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_FirelensConfiguration.html"/>.</summary>
public class FirelensConfiguration
{
    public Dictionary<string, string> Options { get; set; }

    [AWSProperty(Required = true)]
    public FirelensConfigurationType Type { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html"/>.</summary>
public class HealthCheck
{
    [AWSProperty(Required = true)]
    public List<string> Command { get; set; }

    public int? Interval { get; set; }

    public int? Retries { get; set; }

    public int? StartPeriod { get; set; }

    public int? Timeout { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HostEntry.html"/>.</summary>
public class HostEntry
{
    [AWSProperty(Required = true)]
    public string Hostname { get; set; }

    [AWSProperty(Required = true)]
    public string IpAddress { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html"/>.</summary>
public class LogConfiguration
{
    [AWSProperty(Required = true)]
    public LogDriver LogDriver { get; set; }

    public Dictionary<string, string> Options { get; set; }

    public List<Secret> SecretOptions { get; set; }
}
