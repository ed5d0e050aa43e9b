using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>
/// Reads and writes the types of a source-generated context. The context is made again with the options of this serializer: those in the
/// context's attributes do not count.
/// </summary>
public class SourceGeneratorLambdaJsonSerializer<
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSGContext>
    : AbstractLambdaJsonSerializer, ILambdaSerializer where TSGContext : JsonSerializerContext
{
    private readonly TSGContext _context;

    public SourceGeneratorLambdaJsonSerializer()
    {
        var options = new JsonSerializerOptions
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            PropertyNameCaseInsensitive = true,
        };
        var constructor = typeof(TSGContext).GetConstructor([typeof(JsonSerializerOptions)])
            ?? throw new InvalidOperationException($"{typeof(TSGContext)} has no public constructor that takes JsonSerializerOptions.");
        _context = (TSGContext)constructor.Invoke([options]);
    }

    protected override void InternalSerialize<T>(Utf8JsonWriter writer, T response) =>
        JsonSerializer.Serialize(writer, response, TypeInfo<T>());

    protected override T InternalDeserialize<T>(byte[] utf8Json) => JsonSerializer.Deserialize(utf8Json, TypeInfo<T>());

    private JsonTypeInfo<T> TypeInfo<T>() => _context.GetTypeInfo(typeof(T)) as JsonTypeInfo<T>
        ?? throw new InvalidOperationException($"{typeof(TSGContext)} does not know the type {typeof(T)}.");
}
