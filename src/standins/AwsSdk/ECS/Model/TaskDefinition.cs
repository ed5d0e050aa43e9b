using Amazon.Runtime.Internal;

namespace Amazon.ECS.Model;

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskDefinition.html"/>.</summary>
public class TaskDefinition
{
    public List<string> Compatibilities { get; set; }

    public List<ContainerDefinition> ContainerDefinitions { get; set; }

    public string Cpu { get; set; }

    public DateTime? DeregisteredAt { get; set; }

    public bool? EnableFaultInjection { get; set; }

    public EphemeralStorage EphemeralStorage { get; set; }

    public string ExecutionRoleArn { get; set; }

    public string Family { get; set; }

    public List<InferenceAccelerator> InferenceAccelerators { get; set; }

    public IpcMode IpcMode { get; set; }

    public string Memory { get; set; }

    public NetworkMode NetworkMode { get; set; }

    public PidMode PidMode { get; set; }

    public List<TaskDefinitionPlacementConstraint> PlacementConstraints { get; set; }

    public ProxyConfiguration ProxyConfiguration { get; set; }

    public DateTime? RegisteredAt { get; set; }

    public string RegisteredBy { get; set; }

    public List<Attribute> RequiresAttributes { get; set; }

    public List<string> RequiresCompatibilities { get; set; }

    public int? Revision { get; set; }

    public RuntimePlatform RuntimePlatform { get; set; }

    public TaskDefinitionStatus Status { get; set; }

    public string TaskDefinitionArn { get; set; }

    public string TaskRoleArn { get; set; }

    public List<Volume> Volumes { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html"/>.</summary>
public class RuntimePlatform
{
    public CPUArchitecture CpuArchitecture { get; set; }

    public OSFamily OperatingSystemFamily { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Volume.html"/>.</summary>
public class Volume
{
    public bool? ConfiguredAtLaunch { get; set; }

    public HostVolumeProperties Host { get; set; }

    public string Name { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HostVolumeProperties.html"/>.</summary>
public class HostVolumeProperties
{
    public string SourcePath { get; set; }
}

/// <summary>
/// See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskDefinitionPlacementConstraint.html"/>.
/// </summary>
public class TaskDefinitionPlacementConstraint
{
    public string Expression { get; set; }

    public TaskDefinitionPlacementConstraintType Type { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ProxyConfiguration.html"/>.</summary>
public class ProxyConfiguration
{
    [AWSProperty(Required = true)]
    public string ContainerName { get; set; }

    public List<KeyValuePair> Properties { get; set; }

    public ProxyConfigurationType Type { get; set; }
}
