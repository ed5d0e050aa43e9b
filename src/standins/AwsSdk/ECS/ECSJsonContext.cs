using System.Text.Json.Serialization;
using Amazon.ECS.Model;
using Amazon.Plumbing;

namespace Amazon.ECS;

/// <summary>The bodies of Amazon ECS: camel-case names, absent members left out, unknown members skipped.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters =
    [
        typeof(ConstantConverter<ApplicationProtocol>),
        typeof(ConstantConverter<AssignPublicIp>),
        typeof(ConstantConverter<AvailabilityZoneRebalancing>),
        typeof(ConstantConverter<CPUArchitecture>),
        typeof(ConstantConverter<Connectivity>),
        typeof(ConstantConverter<ContainerCondition>),
        typeof(ConstantConverter<DeploymentControllerType>),
        typeof(ConstantConverter<DeploymentRolloutState>),
        typeof(ConstantConverter<DeploymentStrategy>),
        typeof(ConstantConverter<DesiredStatus>),
        typeof(ConstantConverter<EnvironmentFileType>),
        typeof(ConstantConverter<FirelensConfigurationType>),
        typeof(ConstantConverter<HealthStatus>),
        typeof(ConstantConverter<IpcMode>),
        typeof(ConstantConverter<LaunchType>),
        typeof(ConstantConverter<LogDriver>),
        typeof(ConstantConverter<ManagedAgentName>),
        typeof(ConstantConverter<NetworkMode>),
        typeof(ConstantConverter<OSFamily>),
        typeof(ConstantConverter<PidMode>),
        typeof(ConstantConverter<PlacementConstraintType>),
        typeof(ConstantConverter<PlacementStrategyType>),
        typeof(ConstantConverter<PropagateTags>),
        typeof(ConstantConverter<ProxyConfigurationType>),
        typeof(ConstantConverter<ResourceManagementType>),
        typeof(ConstantConverter<ResourceType>),
        typeof(ConstantConverter<SchedulingStrategy>),
        typeof(ConstantConverter<TargetType>),
        typeof(ConstantConverter<TaskDefinitionPlacementConstraintType>),
        typeof(ConstantConverter<TaskDefinitionStatus>),
        typeof(ConstantConverter<TaskStopCode>),
        typeof(ConstantConverter<TransportProtocol>),
        typeof(ConstantConverter<UlimitName>),
        typeof(ConstantConverter<VersionConsistency>),
        typeof(EpochSecondsConverter),
        typeof(TextConverter),
    ])]
[JsonSerializable(typeof(DescribeServiceRevisionsRequest))]
[JsonSerializable(typeof(DescribeServiceRevisionsResponse))]
[JsonSerializable(typeof(DescribeServicesRequest))]
[JsonSerializable(typeof(DescribeServicesResponse))]
[JsonSerializable(typeof(DescribeTaskDefinitionRequest))]
[JsonSerializable(typeof(DescribeTaskDefinitionResponse))]
[JsonSerializable(typeof(DescribeTasksRequest))]
[JsonSerializable(typeof(DescribeTasksResponse))]
[JsonSerializable(typeof(ListClustersRequest))]
[JsonSerializable(typeof(ListClustersResponse))]
[JsonSerializable(typeof(ListTasksRequest))]
[JsonSerializable(typeof(ListTasksResponse))]
[JsonSerializable(typeof(StopTaskRequest))]
[JsonSerializable(typeof(StopTaskResponse))]
internal sealed partial class ECSJsonContext : JsonSerializerContext;
