using Amazon.Runtime;
using System.Text.Json.Serialization;
using System.Text.Json;

namespace Amazon.Plumbing;

/// <summary>A constant class is its value on the wire. A value that this version does not know is kept.</summary>
internal sealed class ConstantConverter<T> : JsonConverter<T> where T : ConstantClass, IConstant<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } value ? T.FindValue(value) : null;

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

/// <summary>A constant class that can be made from its wire value, known or not.</summary>
internal interface IConstant<TSelf> where TSelf : IConstant<TSelf>
{
    static abstract TSelf FindValue(string value);
}
