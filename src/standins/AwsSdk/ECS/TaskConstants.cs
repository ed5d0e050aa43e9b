using Amazon.Plumbing;
using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>Values of <c>LaunchType</c>. A value that is not listed is kept as it came.</summary>
public class LaunchType(string value) : ConstantClass(value), IConstant<LaunchType>
{
    public static readonly LaunchType EC2 = new("EC2");
    public static readonly LaunchType EXTERNAL = new("EXTERNAL");
    public static readonly LaunchType FARGATE = new("FARGATE");
    public static readonly LaunchType MANAGED_INSTANCES = new("MANAGED_INSTANCES");

    public static LaunchType FindValue(string value) => FindValue<LaunchType>(value);

    public static implicit operator LaunchType(string value) => FindValue(value);
}

/// <summary>Values of <c>DesiredStatus</c>. A value that is not listed is kept as it came.</summary>
public class DesiredStatus(string value) : ConstantClass(value), IConstant<DesiredStatus>
{
    public static readonly DesiredStatus PENDING = new("PENDING");
    public static readonly DesiredStatus RUNNING = new("RUNNING");
    public static readonly DesiredStatus STOPPED = new("STOPPED");

    public static DesiredStatus FindValue(string value) => FindValue<DesiredStatus>(value);

    public static implicit operator DesiredStatus(string value) => FindValue(value);
}

/// <summary>Values of <c>TaskField</c>. A value that is not listed is kept as it came.</summary>
public class TaskField(string value) : ConstantClass(value), IConstant<TaskField>
{
    public static readonly TaskField TAGS = new("TAGS");

    public static TaskField FindValue(string value) => FindValue<TaskField>(value);

    public static implicit operator TaskField(string value) => FindValue(value);
}

/// <summary>Values of <c>HealthStatus</c>. A value that is not listed is kept as it came.</summary>
public class HealthStatus(string value) : ConstantClass(value), IConstant<HealthStatus>
{
    public static readonly HealthStatus HEALTHY = new("HEALTHY");
    public static readonly HealthStatus UNHEALTHY = new("UNHEALTHY");
    public static readonly HealthStatus UNKNOWN = new("UNKNOWN");

    public static HealthStatus FindValue(string value) => FindValue<HealthStatus>(value);

    public static implicit operator HealthStatus(string value) => FindValue(value);
}

/// <summary>Values of <c>Connectivity</c>. A value that is not listed is kept as it came.</summary>
public class Connectivity(string value) : ConstantClass(value), IConstant<Connectivity>
{
    public static readonly Connectivity CONNECTED = new("CONNECTED");
    public static readonly Connectivity DISCONNECTED = new("DISCONNECTED");

    public static Connectivity FindValue(string value) => FindValue<Connectivity>(value);

    public static implicit operator Connectivity(string value) => FindValue(value);
}

/// <summary>Values of <c>TaskStopCode</c>. A value that is not listed is kept as it came.</summary>
public class TaskStopCode(string value) : ConstantClass(value), IConstant<TaskStopCode>
{
    public static readonly TaskStopCode EssentialContainerExited = new("EssentialContainerExited");
    public static readonly TaskStopCode ServiceSchedulerInitiated = new("ServiceSchedulerInitiated");
    public static readonly TaskStopCode SpotInterruption = new("SpotInterruption");
    public static readonly TaskStopCode TaskFailedToStart = new("TaskFailedToStart");
    public static readonly TaskStopCode TerminationNotice = new("TerminationNotice");
    public static readonly TaskStopCode UserInitiated = new("UserInitiated");

    public static TaskStopCode FindValue(string value) => FindValue<TaskStopCode>(value);

    public static implicit operator TaskStopCode(string value) => FindValue(value);
}

/// <summary>Values of <c>ManagedAgentName</c>. A value that is not listed is kept as it came.</summary>
public class ManagedAgentName(string value) : ConstantClass(value), IConstant<ManagedAgentName>
{
    public static readonly ManagedAgentName ExecuteCommandAgent = new("ExecuteCommandAgent");

    public static ManagedAgentName FindValue(string value) => FindValue<ManagedAgentName>(value);

    public static implicit operator ManagedAgentName(string value) => FindValue(value);
}

/// <summary>Values of <c>TargetType</c>. A value that is not listed is kept as it came.</summary>
public class TargetType(string value) : ConstantClass(value), IConstant<TargetType>
{
    public static readonly TargetType ContainerInstance = new("container-instance");

    public static TargetType FindValue(string value) => FindValue<TargetType>(value);

    public static implicit operator TargetType(string value) => FindValue(value);
}

/// <summary>Values of <c>TransportProtocol</c>. A value that is not listed is kept as it came.</summary>
public class TransportProtocol(string value) : ConstantClass(value), IConstant<TransportProtocol>
{
    public static readonly TransportProtocol Tcp = new("tcp");
    public static readonly TransportProtocol Udp = new("udp");

    public static TransportProtocol FindValue(string value) => FindValue<TransportProtocol>(value);

    public static implicit operator TransportProtocol(string value) => FindValue(value);
}

/// <summary>Values of <c>ResourceType</c>. A value that is not listed is kept as it came.</summary>
public class ResourceType(string value) : ConstantClass(value), IConstant<ResourceType>
{
    public static readonly ResourceType GPU = new("GPU");
    public static readonly ResourceType InferenceAccelerator = new("InferenceAccelerator");

    public static ResourceType FindValue(string value) => FindValue<ResourceType>(value);

    public static implicit operator ResourceType(string value) => FindValue(value);
}

/// <summary>Values of <c>EnvironmentFileType</c>. A value that is not listed is kept as it came.</summary>
public class EnvironmentFileType(string value) : ConstantClass(value), IConstant<EnvironmentFileType>
{
    public static readonly EnvironmentFileType S3 = new("s3");

    public static EnvironmentFileType FindValue(string value) => FindValue<EnvironmentFileType>(value);

    public static implicit operator EnvironmentFileType(string value) => FindValue(value);
}
