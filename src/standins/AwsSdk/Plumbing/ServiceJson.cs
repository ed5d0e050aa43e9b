using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;

namespace Amazon.Plumbing;

/// <summary>The JSON types of one service.</summary>
internal sealed class ServiceJson
{
    private readonly JsonSerializerOptions _options;

    /// <param name="context">The service's types with their options.</param>
    /// <param name="notInBody">Members of requests that go elsewhere, such as into the path.</param>
    public ServiceJson(JsonSerializerContext context, params (Type Request, string Member)[] notInBody)
    {
        _options = new JsonSerializerOptions(context.Options)
        {
            TypeInfoResolver = context.WithAddedModifier(type => LeaveOut(type, notInBody)),
        };
        _options.MakeReadOnly();
    }

    public JsonTypeInfo<T> Type<T>() => (JsonTypeInfo<T>)_options.GetTypeInfo(typeof(T));

    private static void LeaveOut(JsonTypeInfo type, (Type Request, string Member)[] notInBody)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var property = type.Properties[i];
            // Core fills an answer's request id, length and status from the HTTP response; the body has no say in them.
            if (property.DeclaringType == typeof(AmazonWebServiceResponse) || notInBody.Contains((type.Type, property.Name)))
                type.Properties.RemoveAt(i);
        }
    }
}
