namespace Integration.Tests.AwsSdk.StandIn;

/// <summary>Names types as C# does.</summary>
internal static class TypeName
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
    };

    /// <summary>With its namespace and the types around it.</summary>
    public static string Full(Type type) =>
        (type.DeclaringType is { } outer ? Full(outer) : type.Namespace) + "." + Short(type);

    /// <summary>Without its namespace.</summary>
    public static string Short(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsArray)
            return $"{Short(type.GetElementType()!)}[]";
        if (type.IsByRef)
            return $"ref {Short(type.GetElementType()!)}";
        if (Nullable.GetUnderlyingType(type) is { } value)
            return $"{Short(value)}?";
        return type.IsGenericType
            ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Short))}>"
            : type.Name;
    }
}
