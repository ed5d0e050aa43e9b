namespace Amazon.ECS.Model;

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html"/>.</summary>
public class Task
{
    public string CapacityProviderName { get; set; }
    public string ClusterArn { get; set; }
    public List<Container> Containers { get; set; }
    public string DesiredStatus { get; set; }
    public string Group { get; set; }
    public string LastStatus { get; set; }
    public LaunchType LaunchType { get; set; }
    public DateTime? StartedAt { get; set; }
    public string StartedBy { get; set; }
    public string StoppedReason { get; set; }
    public string TaskArn { get; set; }
    public string TaskDefinitionArn { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Failure.html"/>.</summary>
public class Failure
{
    public string Reason { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Container.html"/>.</summary>
public class Container
{
    public string ContainerArn { get; set; }
    public int? ExitCode { get; set; }
    public string Image { get; set; }
    public string ImageDigest { get; set; }
    public string LastStatus { get; set; }
    public string Name { get; set; }
    public string Reason { get; set; }
    public string RuntimeId { get; set; }
}
