using Amazon.Plumbing;
using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>Values of <c>TaskDefinitionField</c>. A value that is not listed is kept as it came.</summary>
public class TaskDefinitionField(string value) : ConstantClass(value), IConstant<TaskDefinitionField>
{
    public static readonly TaskDefinitionField TAGS = new("TAGS");

    public static TaskDefinitionField FindValue(string value) => FindValue<TaskDefinitionField>(value);

    public static implicit operator TaskDefinitionField(string value) => FindValue(value);
}

/// <summary>Values of <c>TaskDefinitionStatus</c>. A value that is not listed is kept as it came.</summary>
public class TaskDefinitionStatus(string value) : ConstantClass(value), IConstant<TaskDefinitionStatus>
{
    public static readonly TaskDefinitionStatus ACTIVE = new("ACTIVE");
    public static readonly TaskDefinitionStatus DELETE_IN_PROGRESS = new("DELETE_IN_PROGRESS");
    public static readonly TaskDefinitionStatus INACTIVE = new("INACTIVE");

    public static TaskDefinitionStatus FindValue(string value) => FindValue<TaskDefinitionStatus>(value);

    public static implicit operator TaskDefinitionStatus(string value) => FindValue(value);
}

/// <summary>Values of <c>Compatibility</c>. A value that is not listed is kept as it came.</summary>
public class Compatibility(string value) : ConstantClass(value), IConstant<Compatibility>
{
    public static readonly Compatibility EC2 = new("EC2");
    public static readonly Compatibility EXTERNAL = new("EXTERNAL");
    public static readonly Compatibility FARGATE = new("FARGATE");

    public static Compatibility FindValue(string value) => FindValue<Compatibility>(value);

    public static implicit operator Compatibility(string value) => FindValue(value);
}

/// <summary>Values of <c>NetworkMode</c>. A value that is not listed is kept as it came.</summary>
public class NetworkMode(string value) : ConstantClass(value), IConstant<NetworkMode>
{
    public static readonly NetworkMode Awsvpc = new("awsvpc");
    public static readonly NetworkMode Bridge = new("bridge");
    public static readonly NetworkMode Host = new("host");
    public static readonly NetworkMode None = new("none");

    public static NetworkMode FindValue(string value) => FindValue<NetworkMode>(value);

    public static implicit operator NetworkMode(string value) => FindValue(value);
}

/// <summary>Values of <c>IpcMode</c>. A value that is not listed is kept as it came.</summary>
public class IpcMode(string value) : ConstantClass(value), IConstant<IpcMode>
{
    public static readonly IpcMode Host = new("host");
    public static readonly IpcMode None = new("none");
    public static readonly IpcMode Task = new("task");

    public static IpcMode FindValue(string value) => FindValue<IpcMode>(value);

    public static implicit operator IpcMode(string value) => FindValue(value);
}

/// <summary>Values of <c>PidMode</c>. A value that is not listed is kept as it came.</summary>
public class PidMode(string value) : ConstantClass(value), IConstant<PidMode>
{
    public static readonly PidMode Host = new("host");
    public static readonly PidMode Task = new("task");

    public static PidMode FindValue(string value) => FindValue<PidMode>(value);

    public static implicit operator PidMode(string value) => FindValue(value);
}

/// <summary>Values of <c>OSFamily</c>. A value that is not listed is kept as it came.</summary>
public class OSFamily(string value) : ConstantClass(value), IConstant<OSFamily>
{
    public static readonly OSFamily LINUX = new("LINUX");
    public static readonly OSFamily WINDOWS_SERVER_2004_CORE = new("WINDOWS_SERVER_2004_CORE");
    public static readonly OSFamily WINDOWS_SERVER_2016_FULL = new("WINDOWS_SERVER_2016_FULL");
    public static readonly OSFamily WINDOWS_SERVER_2019_CORE = new("WINDOWS_SERVER_2019_CORE");
    public static readonly OSFamily WINDOWS_SERVER_2019_FULL = new("WINDOWS_SERVER_2019_FULL");
    public static readonly OSFamily WINDOWS_SERVER_2022_CORE = new("WINDOWS_SERVER_2022_CORE");
    public static readonly OSFamily WINDOWS_SERVER_2022_FULL = new("WINDOWS_SERVER_2022_FULL");
    public static readonly OSFamily WINDOWS_SERVER_20H2_CORE = new("WINDOWS_SERVER_20H2_CORE");

    public static OSFamily FindValue(string value) => FindValue<OSFamily>(value);

    public static implicit operator OSFamily(string value) => FindValue(value);
}

/// <summary>Values of <c>CPUArchitecture</c>. A value that is not listed is kept as it came.</summary>
public class CPUArchitecture(string value) : ConstantClass(value), IConstant<CPUArchitecture>
{
    public static readonly CPUArchitecture ARM64 = new("ARM64");
    public static readonly CPUArchitecture X86_64 = new("X86_64");

    public static CPUArchitecture FindValue(string value) => FindValue<CPUArchitecture>(value);

    public static implicit operator CPUArchitecture(string value) => FindValue(value);
}

/// <summary>Values of <c>ProxyConfigurationType</c>. A value that is not listed is kept as it came.</summary>
public class ProxyConfigurationType(string value) : ConstantClass(value), IConstant<ProxyConfigurationType>
{
    public static readonly ProxyConfigurationType APPMESH = new("APPMESH");

    public static ProxyConfigurationType FindValue(string value) => FindValue<ProxyConfigurationType>(value);

    public static implicit operator ProxyConfigurationType(string value) => FindValue(value);
}

/// <summary>Values of <c>TaskDefinitionPlacementConstraintType</c>. A value that is not listed is kept as it came.</summary>
public class TaskDefinitionPlacementConstraintType(string value) : ConstantClass(value), IConstant<TaskDefinitionPlacementConstraintType>
{
    public static readonly TaskDefinitionPlacementConstraintType MemberOf = new("memberOf");

    public static TaskDefinitionPlacementConstraintType FindValue(string value) => FindValue<TaskDefinitionPlacementConstraintType>(value);

    public static implicit operator TaskDefinitionPlacementConstraintType(string value) => FindValue(value);
}
