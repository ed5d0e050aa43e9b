using Amazon.Runtime.Internal;

namespace Amazon.ECS.Model;

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html"/>.</summary>
public class Task
{
    public List<Attachment> Attachments { get; set; }

    public List<Attribute> Attributes { get; set; }

    public string AvailabilityZone { get; set; }

    public string CapacityProviderName { get; set; }

    public string ClusterArn { get; set; }

    public Connectivity Connectivity { get; set; }

    public DateTime? ConnectivityAt { get; set; }

    public string ContainerInstanceArn { get; set; }

    public List<Container> Containers { get; set; }

    public string Cpu { get; set; }

    public DateTime? CreatedAt { get; set; }

    public string DesiredStatus { get; set; }

    public bool? EnableExecuteCommand { get; set; }

    public EphemeralStorage EphemeralStorage { get; set; }

    public DateTime? ExecutionStoppedAt { get; set; }

    public TaskEphemeralStorage FargateEphemeralStorage { get; set; }

    public string Group { get; set; }

    public HealthStatus HealthStatus { get; set; }

    public List<InferenceAccelerator> InferenceAccelerators { get; set; }

    public string LastStatus { get; set; }

    public LaunchType LaunchType { get; set; }

    public string Memory { get; set; }

    public TaskOverride Overrides { get; set; }

    public string PlatformFamily { get; set; }

    public string PlatformVersion { get; set; }

    public DateTime? PullStartedAt { get; set; }

    public DateTime? PullStoppedAt { get; set; }

    public DateTime? StartedAt { get; set; }

    public string StartedBy { get; set; }

    public TaskStopCode StopCode { get; set; }

    public DateTime? StoppedAt { get; set; }

    public string StoppedReason { get; set; }

    public DateTime? StoppingAt { get; set; }

    public List<Tag> Tags { get; set; }

    public string TaskArn { get; set; }

    public string TaskDefinitionArn { get; set; }

    public long? Version { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Attachment.html"/>.</summary>
public class Attachment
{
    public List<KeyValuePair> Details { get; set; }

    public string Id { get; set; }

    public string Status { get; set; }

    public string Type { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Attribute.html"/>.</summary>
public class Attribute
{
    [AWSProperty(Required = true)]
    public string Name { get; set; }

    public string TargetId { get; set; }

    public TargetType TargetType { get; set; }

    public string Value { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EphemeralStorage.html"/>.</summary>
public class EphemeralStorage
{
    [AWSProperty(Required = true)]
    public int? SizeInGiB { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskEphemeralStorage.html"/>.</summary>
public class TaskEphemeralStorage
{
    public string KmsKeyId { get; set; }

    public int? SizeInGiB { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_InferenceAccelerator.html"/>.</summary>
public class InferenceAccelerator
{
    [AWSProperty(Required = true)]
    public string DeviceName { get; set; }

    [AWSProperty(Required = true)]
    public string DeviceType { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Failure.html"/>.</summary>
public class Failure
{
    public string Arn { get; set; }

    public string Detail { get; set; }

    public string Reason { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tag.html"/>.</summary>
public class Tag
{
    public string Key { get; set; }

    public string Value { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KeyValuePair.html"/>.</summary>
public class KeyValuePair
{
    public string Name { get; set; }

    public string Value { get; set; }
}
