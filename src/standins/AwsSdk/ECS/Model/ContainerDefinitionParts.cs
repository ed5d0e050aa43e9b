using Amazon.Runtime.Internal;

namespace Amazon.ECS.Model;

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_MountPoint.html"/>.</summary>
public class MountPoint
{
    public string ContainerPath { get; set; }

    public bool? ReadOnly { get; set; }

    public string SourceVolume { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html"/>.</summary>
public class PortMapping
{
    public ApplicationProtocol AppProtocol { get; set; }

    public int? ContainerPort { get; set; }

    public string ContainerPortRange { get; set; }

    public int? HostPort { get; set; }

    public string Name { get; set; }

    public TransportProtocol Protocol { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Secret.html"/>.</summary>
public class Secret
{
    [AWSProperty(Required = true)]
    public string Name { get; set; }

    [AWSProperty(Required = true)]
    public string ValueFrom { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_SystemControl.html"/>.</summary>
public class SystemControl
{
    public string Namespace { get; set; }

    public string Value { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Ulimit.html"/>.</summary>
public class Ulimit
{
    [AWSProperty(Required = true)]
    public int? HardLimit { get; set; }

    [AWSProperty(Required = true)]
    public UlimitName Name { get; set; }

    [AWSProperty(Required = true)]
    public int? SoftLimit { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_VolumeFrom.html"/>.</summary>
public class VolumeFrom
{
    public bool? ReadOnly { get; set; }

    public string SourceContainer { get; set; }
}
