namespace Amazon.ECS.Model;

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceRevision.html"/>.</summary>
public class ServiceRevision
{
    public List<ContainerImage> ContainerImages { get; set; }
    public LaunchType LaunchType { get; set; }
    public string ServiceRevisionArn { get; set; }
    public string TaskDefinition { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerImage.html"/>.</summary>
public class ContainerImage
{
    public string ContainerName { get; set; }
    public string Image { get; set; }
    public string ImageDigest { get; set; }
}
