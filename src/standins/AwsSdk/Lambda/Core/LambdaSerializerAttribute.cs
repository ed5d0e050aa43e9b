namespace Amazon.Lambda.Core;

/// <summary>Names the serializer of a handler that Lambda's managed runtime finds by name.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Assembly, AllowMultiple = false)]
public sealed class LambdaSerializerAttribute(Type serializerType) : Attribute
{
    public Type SerializerType { get; set; } = serializerType;
}
