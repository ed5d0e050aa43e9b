using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;

namespace Amazon.Plumbing;

/// <summary>The JSON types of one service.</summary>
internal sealed class ServiceJson
{
    private readonly JsonSerializerOptions _options;

    public ServiceJson(JsonSerializerContext context)
    {
        _options = new JsonSerializerOptions(context.Options) { TypeInfoResolver = context.WithAddedModifier(LeaveOutEnvelope) };
        _options.MakeReadOnly();
    }

    public JsonTypeInfo<T> Type<T>() => (JsonTypeInfo<T>)_options.GetTypeInfo(typeof(T));

    /// <summary>Core fills an answer's request id, length and status from the HTTP response; the body has no say in them.</summary>
    private static void LeaveOutEnvelope(JsonTypeInfo type)
    {
        if (!type.Type.IsAssignableTo(typeof(AmazonWebServiceResponse)))
            return;
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i].DeclaringType == typeof(AmazonWebServiceResponse))
                type.Properties.RemoveAt(i);
        }
    }
}
