using Amazon.Runtime.Internal;
using Amazon.Runtime;

namespace Amazon.Plumbing;

internal sealed class ServiceMetadata(string serviceId) : IServiceMetadata
{
    public string ServiceId => serviceId;

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}

/// <summary>Says who calls: this assembly, not the package whose place it takes, and Core beneath it.</summary>
internal static class ServiceUserAgent
{
    public static string Text { get; } =
        $"EcsImageAuditor.AwsSdk/{Version(typeof(ServiceUserAgent))} md/aws-sdk-dotnet-core#{Version(typeof(ClientConfig))}";

    private static string Version(Type type) => type.Assembly.GetName().Version?.ToString(3);
}
