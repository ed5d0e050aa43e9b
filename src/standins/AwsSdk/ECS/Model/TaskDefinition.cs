namespace Amazon.ECS.Model;

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskDefinition.html"/>.</summary>
public class TaskDefinition
{
    public List<ContainerDefinition> ContainerDefinitions { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html"/>.</summary>
public class ContainerDefinition
{
    public string Image { get; set; }
    public string Name { get; set; }
}
