using Amazon.Runtime.Internal;

namespace Amazon.ECS.Model;

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Deployment.html"/>.</summary>
public class Deployment
{
    public List<CapacityProviderStrategyItem> CapacityProviderStrategy { get; set; }

    public DateTime? CreatedAt { get; set; }

    public int? DesiredCount { get; set; }

    public int? FailedTasks { get; set; }

    public DeploymentEphemeralStorage FargateEphemeralStorage { get; set; }

    public string Id { get; set; }

    public LaunchType LaunchType { get; set; }

    public NetworkConfiguration NetworkConfiguration { get; set; }

    public int? PendingCount { get; set; }

    public string PlatformFamily { get; set; }

    public string PlatformVersion { get; set; }

    public DeploymentRolloutState RolloutState { get; set; }

    public string RolloutStateReason { get; set; }

    public int? RunningCount { get; set; }

    public string Status { get; set; }

    public string TaskDefinition { get; set; }

    public DateTime? UpdatedAt { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentController.html"/>.</summary>
public class DeploymentController
{
    [AWSProperty(Required = true)]
    public DeploymentControllerType Type { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html"/>.</summary>
public class DeploymentConfiguration
{
    public int? BakeTimeInMinutes { get; set; }

    public DeploymentCircuitBreaker DeploymentCircuitBreaker { get; set; }

    public int? MaximumPercent { get; set; }

    public int? MinimumHealthyPercent { get; set; }

    public DeploymentStrategy Strategy { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentCircuitBreaker.html"/>.</summary>
public class DeploymentCircuitBreaker
{
    [AWSProperty(Required = true)]
    public bool? Enable { get; set; }

    [AWSProperty(Required = true)]
    public bool? Rollback { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentEphemeralStorage.html"/>.</summary>
public class DeploymentEphemeralStorage
{
    public string KmsKeyId { get; set; }
}
