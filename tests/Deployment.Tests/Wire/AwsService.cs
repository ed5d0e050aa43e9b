using Amazon.ECS;
using Amazon.Runtime;
using Amazon.SQS;

namespace Deployment.Tests.Wire;

/// <summary>A service that the product speaks to: its client, and its name in <c>@aws-sdk/client-NAME</c>.</summary>
internal sealed record AwsService(string Name, Type Client)
{
    /// <summary>The services of the assembly that stands in for AWS packages. What it gets, this list gets.</summary>
    public static IReadOnlyList<AwsService> StandIns { get; } =
        [.. typeof(AmazonECSClient).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(AmazonServiceClient))).Select(Of)];

    /// <summary>The same, and the service whose real package is used.</summary>
    public static IReadOnlyList<AwsService> All { get; } = [.. StandIns, Of(typeof(AmazonSQSClient))];

    /// <summary>The exceptions that stand for errors of the service's model.</summary>
    public IEnumerable<Type> Exceptions => Types<AmazonServiceException>($"{Client.Namespace}.Model");

    public IEnumerable<Type> Enumerations => Types<ConstantClass>(Client.Namespace!);

    /// <summary>Settings without retries that heed no variable of the process.</summary>
    public ClientConfig NewConfiguration()
    {
        var constructor = Client.GetConstructors().Single(one =>
            one.GetParameters() is [{ } first, { } second]
            && first.ParameterType == typeof(AWSCredentials)
            && second.ParameterType.IsSubclassOf(typeof(ClientConfig)));
        var configuration = (ClientConfig)Activator.CreateInstance(constructor.GetParameters()[1].ParameterType)!;
        configuration.IgnoreConfiguredEndpointUrls = true;
        configuration.MaxErrorRetry = 0;
        return configuration;
    }

    /// <summary>A client in us-west-2 whose requests end in the recorder.</summary>
    public AmazonServiceClient NewClient(WireRecorder recorder)
    {
        var configuration = NewConfiguration();
        configuration.RegionEndpoint = Amazon.RegionEndpoint.USWest2;
        configuration.HttpClientFactory = recorder;
        return (AmazonServiceClient)Activator.CreateInstance(Client, new BasicAWSCredentials("AKIDEXAMPLE", "secret"), configuration)!;
    }

    private IEnumerable<Type> Types<TAncestor>(string folder) =>
        Client.Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(TAncestor)) && type.Namespace == folder);

    private static AwsService Of(Type client) => new(
        client.Namespace!.Split('.')[^1] switch
        {
            "SimpleNotificationService" => "sns",
            var other => other.ToLowerInvariant(),
        },
        client);
}
