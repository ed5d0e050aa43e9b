using Amazon.Plumbing;
using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>Values of <c>ServiceField</c>. A value that is not listed is kept as it came.</summary>
public class ServiceField(string value) : ConstantClass(value), IConstant<ServiceField>
{
    public static readonly ServiceField TAGS = new("TAGS");

    public static ServiceField FindValue(string value) => FindValue<ServiceField>(value);

    public static implicit operator ServiceField(string value) => FindValue(value);
}

/// <summary>Values of <c>SchedulingStrategy</c>. A value that is not listed is kept as it came.</summary>
public class SchedulingStrategy(string value) : ConstantClass(value), IConstant<SchedulingStrategy>
{
    public static readonly SchedulingStrategy DAEMON = new("DAEMON");
    public static readonly SchedulingStrategy REPLICA = new("REPLICA");

    public static SchedulingStrategy FindValue(string value) => FindValue<SchedulingStrategy>(value);

    public static implicit operator SchedulingStrategy(string value) => FindValue(value);
}

/// <summary>Values of <c>PropagateTags</c>. A value that is not listed is kept as it came.</summary>
public class PropagateTags(string value) : ConstantClass(value), IConstant<PropagateTags>
{
    public static readonly PropagateTags NONE = new("NONE");
    public static readonly PropagateTags SERVICE = new("SERVICE");
    public static readonly PropagateTags TASK_DEFINITION = new("TASK_DEFINITION");

    public static PropagateTags FindValue(string value) => FindValue<PropagateTags>(value);

    public static implicit operator PropagateTags(string value) => FindValue(value);
}

/// <summary>Values of <c>DeploymentRolloutState</c>. A value that is not listed is kept as it came.</summary>
public class DeploymentRolloutState(string value) : ConstantClass(value), IConstant<DeploymentRolloutState>
{
    public static readonly DeploymentRolloutState COMPLETED = new("COMPLETED");
    public static readonly DeploymentRolloutState FAILED = new("FAILED");
    public static readonly DeploymentRolloutState IN_PROGRESS = new("IN_PROGRESS");

    public static DeploymentRolloutState FindValue(string value) => FindValue<DeploymentRolloutState>(value);

    public static implicit operator DeploymentRolloutState(string value) => FindValue(value);
}

/// <summary>Values of <c>DeploymentControllerType</c>. A value that is not listed is kept as it came.</summary>
public class DeploymentControllerType(string value) : ConstantClass(value), IConstant<DeploymentControllerType>
{
    public static readonly DeploymentControllerType CODE_DEPLOY = new("CODE_DEPLOY");
    public static readonly DeploymentControllerType ECS = new("ECS");
    public static readonly DeploymentControllerType EXTERNAL = new("EXTERNAL");

    public static DeploymentControllerType FindValue(string value) => FindValue<DeploymentControllerType>(value);

    public static implicit operator DeploymentControllerType(string value) => FindValue(value);
}

/// <summary>Values of <c>DeploymentStrategy</c>. A value that is not listed is kept as it came.</summary>
public class DeploymentStrategy(string value) : ConstantClass(value), IConstant<DeploymentStrategy>
{
    public static readonly DeploymentStrategy BLUE_GREEN = new("BLUE_GREEN");
    public static readonly DeploymentStrategy CANARY = new("CANARY");
    public static readonly DeploymentStrategy LINEAR = new("LINEAR");
    public static readonly DeploymentStrategy ROLLING = new("ROLLING");

    public static DeploymentStrategy FindValue(string value) => FindValue<DeploymentStrategy>(value);

    public static implicit operator DeploymentStrategy(string value) => FindValue(value);
}

/// <summary>Values of <c>AvailabilityZoneRebalancing</c>. A value that is not listed is kept as it came.</summary>
public class AvailabilityZoneRebalancing(string value) : ConstantClass(value), IConstant<AvailabilityZoneRebalancing>
{
    public static readonly AvailabilityZoneRebalancing DISABLED = new("DISABLED");
    public static readonly AvailabilityZoneRebalancing ENABLED = new("ENABLED");

    public static AvailabilityZoneRebalancing FindValue(string value) => FindValue<AvailabilityZoneRebalancing>(value);

    public static implicit operator AvailabilityZoneRebalancing(string value) => FindValue(value);
}

/// <summary>Values of <c>ResourceManagementType</c>. A value that is not listed is kept as it came.</summary>
public class ResourceManagementType(string value) : ConstantClass(value), IConstant<ResourceManagementType>
{
    public static readonly ResourceManagementType CUSTOMER = new("CUSTOMER");
    public static readonly ResourceManagementType ECS = new("ECS");

    public static ResourceManagementType FindValue(string value) => FindValue<ResourceManagementType>(value);

    public static implicit operator ResourceManagementType(string value) => FindValue(value);
}

/// <summary>Values of <c>AssignPublicIp</c>. A value that is not listed is kept as it came.</summary>
public class AssignPublicIp(string value) : ConstantClass(value), IConstant<AssignPublicIp>
{
    public static readonly AssignPublicIp DISABLED = new("DISABLED");
    public static readonly AssignPublicIp ENABLED = new("ENABLED");

    public static AssignPublicIp FindValue(string value) => FindValue<AssignPublicIp>(value);

    public static implicit operator AssignPublicIp(string value) => FindValue(value);
}

/// <summary>Values of <c>PlacementStrategyType</c>. A value that is not listed is kept as it came.</summary>
public class PlacementStrategyType(string value) : ConstantClass(value), IConstant<PlacementStrategyType>
{
    public static readonly PlacementStrategyType Binpack = new("binpack");
    public static readonly PlacementStrategyType Random = new("random");
    public static readonly PlacementStrategyType Spread = new("spread");

    public static PlacementStrategyType FindValue(string value) => FindValue<PlacementStrategyType>(value);

    public static implicit operator PlacementStrategyType(string value) => FindValue(value);
}

/// <summary>Values of <c>PlacementConstraintType</c>. A value that is not listed is kept as it came.</summary>
public class PlacementConstraintType(string value) : ConstantClass(value), IConstant<PlacementConstraintType>
{
    public static readonly PlacementConstraintType DistinctInstance = new("distinctInstance");
    public static readonly PlacementConstraintType MemberOf = new("memberOf");

    public static PlacementConstraintType FindValue(string value) => FindValue<PlacementConstraintType>(value);

    public static implicit operator PlacementConstraintType(string value) => FindValue(value);
}
