namespace Amazon.ECS.Model;

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceRevision.html"/>.</summary>
public class ServiceRevision
{
    public List<CapacityProviderStrategyItem> CapacityProviderStrategy { get; set; }

    public string ClusterArn { get; set; }

    public List<ContainerImage> ContainerImages { get; set; }

    public DateTime? CreatedAt { get; set; }

    public DeploymentEphemeralStorage FargateEphemeralStorage { get; set; }

    public bool? GuardDutyEnabled { get; set; }

    public LaunchType LaunchType { get; set; }

    public List<LoadBalancer> LoadBalancers { get; set; }

    public NetworkConfiguration NetworkConfiguration { get; set; }

    public string PlatformFamily { get; set; }

    public string PlatformVersion { get; set; }

    public string ServiceArn { get; set; }

    public List<ServiceRegistry> ServiceRegistries { get; set; }

    public string ServiceRevisionArn { get; set; }

    public string TaskDefinition { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerImage.html"/>.</summary>
public class ContainerImage
{
    public string ContainerName { get; set; }

    public string Image { get; set; }

    public string ImageDigest { get; set; }
}
