using Amazon.Runtime.Internal;

namespace Amazon.ECS.Model;

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Service.html"/>.</summary>
public class Service
{
    public AvailabilityZoneRebalancing AvailabilityZoneRebalancing { get; set; }

    public List<CapacityProviderStrategyItem> CapacityProviderStrategy { get; set; }

    public string ClusterArn { get; set; }

    public DateTime? CreatedAt { get; set; }

    public string CreatedBy { get; set; }

    public string CurrentServiceDeployment { get; set; }

    public List<ServiceCurrentRevisionSummary> CurrentServiceRevisions { get; set; }

    public DeploymentConfiguration DeploymentConfiguration { get; set; }

    public DeploymentController DeploymentController { get; set; }

    public List<Deployment> Deployments { get; set; }

    public int? DesiredCount { get; set; }

    public bool? EnableECSManagedTags { get; set; }

    public bool? EnableExecuteCommand { get; set; }

    public List<ServiceEvent> Events { get; set; }

    public int? HealthCheckGracePeriodSeconds { get; set; }

    public LaunchType LaunchType { get; set; }

    public List<LoadBalancer> LoadBalancers { get; set; }

    public NetworkConfiguration NetworkConfiguration { get; set; }

    public int? PendingCount { get; set; }

    public List<PlacementConstraint> PlacementConstraints { get; set; }

    public List<PlacementStrategy> PlacementStrategy { get; set; }

    public string PlatformFamily { get; set; }

    public string PlatformVersion { get; set; }

    public PropagateTags PropagateTags { get; set; }

    public ResourceManagementType ResourceManagementType { get; set; }

    public string RoleArn { get; set; }

    public int? RunningCount { get; set; }

    public SchedulingStrategy SchedulingStrategy { get; set; }

    public string ServiceArn { get; set; }

    public string ServiceName { get; set; }

    public List<ServiceRegistry> ServiceRegistries { get; set; }

    public string Status { get; set; }

    public List<Tag> Tags { get; set; }

    public string TaskDefinition { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceEvent.html"/>.</summary>
public class ServiceEvent
{
    public DateTime? CreatedAt { get; set; }

    public string Id { get; set; }

    public string Message { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceCurrentRevisionSummary.html"/>.</summary>
public class ServiceCurrentRevisionSummary
{
    public string Arn { get; set; }

    public int? PendingTaskCount { get; set; }

    public int? RequestedTaskCount { get; set; }

    public int? RunningTaskCount { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html"/>.</summary>
public class CapacityProviderStrategyItem
{
    public int? Base { get; set; }

    [AWSProperty(Required = true)]
    public string CapacityProvider { get; set; }

    public int? Weight { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LoadBalancer.html"/>.</summary>
public class LoadBalancer
{
    public string ContainerName { get; set; }

    public int? ContainerPort { get; set; }

    public string LoadBalancerName { get; set; }

    public string TargetGroupArn { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceRegistry.html"/>.</summary>
public class ServiceRegistry
{
    public string ContainerName { get; set; }

    public int? ContainerPort { get; set; }

    public int? Port { get; set; }

    public string RegistryArn { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PlacementConstraint.html"/>.</summary>
public class PlacementConstraint
{
    public string Expression { get; set; }

    public PlacementConstraintType Type { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PlacementStrategy.html"/>.</summary>
public class PlacementStrategy
{
    public string Field { get; set; }

    public PlacementStrategyType Type { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_NetworkConfiguration.html"/>.</summary>
public class NetworkConfiguration
{
    public AwsVpcConfiguration AwsvpcConfiguration { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html"/>.</summary>
public class AwsVpcConfiguration
{
    public AssignPublicIp AssignPublicIp { get; set; }

    public List<string> SecurityGroups { get; set; }

    [AWSProperty(Required = true)]
    public List<string> Subnets { get; set; }
}
