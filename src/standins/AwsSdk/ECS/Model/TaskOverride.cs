using Amazon.Runtime.Internal;

namespace Amazon.ECS.Model;

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskOverride.html"/>.</summary>
public class TaskOverride
{
    public List<ContainerOverride> ContainerOverrides { get; set; }

    public string Cpu { get; set; }

    public EphemeralStorage EphemeralStorage { get; set; }

    public string ExecutionRoleArn { get; set; }

    public List<InferenceAcceleratorOverride> InferenceAcceleratorOverrides { get; set; }

    public string Memory { get; set; }

    public string TaskRoleArn { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerOverride.html"/>.</summary>
public class ContainerOverride
{
    public List<string> Command { get; set; }

    public int? Cpu { get; set; }

    public List<KeyValuePair> Environment { get; set; }

    public List<EnvironmentFile> EnvironmentFiles { get; set; }

    public int? Memory { get; set; }

    public int? MemoryReservation { get; set; }

    public string Name { get; set; }

    public List<ResourceRequirement> ResourceRequirements { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EnvironmentFile.html"/>.</summary>
public class EnvironmentFile
{
    [AWSProperty(Required = true)]
    public EnvironmentFileType Type { get; set; }

    [AWSProperty(Required = true)]
    public string Value { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ResourceRequirement.html"/>.</summary>
public class ResourceRequirement
{
    [AWSProperty(Required = true)]
    public ResourceType Type { get; set; }

    [AWSProperty(Required = true)]
    public string Value { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_InferenceAcceleratorOverride.html"/>.</summary>
public class InferenceAcceleratorOverride
{
    public string DeviceName { get; set; }

    public string DeviceType { get; set; }
}
