using System.Reflection;
using System.Text.Json.Serialization;

namespace Integration.Tests.AwsSdk.StandIn;

/// <summary>Writes what an assembly shows to others, one line a type and a member, the full name first.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static IReadOnlyList<string> Of(Assembly assembly) =>
        [.. assembly.GetExportedTypes().SelectMany(Lines).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Lines(Type type)
    {
        var name = TypeName.Full(type);
        if (type.IsSubclassOf(typeof(Delegate)))
            return [$"{name}: delegate {Signature(type.GetMethod("Invoke")!)}"];
        if (type.IsEnum)
            return [$"{name}: enum", .. Enum.GetNames(type).Select(value => $"{name}.{value} = {(int)Enum.Parse(type, value)}")];

        return
        [
            $"{name}: {Header(type)}",
            .. type.GetFields(Declared).Where(field => field.IsPublic).Select(field => $"{name}.{field.Name}: {Field(field)}"),
            .. type.GetProperties(Declared).Where(IsVisible).Select(property => $"{name}.{property.Name}: {Property(property)}"),
            .. type.GetConstructors(Declared).Where(IsVisible)
                .Select(constructor => $"{name}.new({Parameters(constructor)}): {Modifiers(constructor)}".TrimEnd(':', ' ')),
            .. type.GetMethods(Declared).Where(method => IsVisible(method) && !IsAccessor(method))
                .Select(method => $"{name}.{Method(method)}"),
        ];
    }

    private static string Header(Type type)
    {
        var kind = type switch
        {
            { IsInterface: true } => "interface",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        var inherited = type.GetInterfaces().SelectMany(i => i.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []);
        var interfaces = type.GetInterfaces().Except(inherited).Where(i => i.IsVisible).Select(TypeName.Short);
        string[] parent = type.BaseType is { } super && super != typeof(object) ? [TypeName.Short(super)] : [];
        var bases = parent.Concat(interfaces.Order(StringComparer.Ordinal));
        var constraints = type.GetGenericArguments().Where(argument => argument.GetGenericParameterConstraints().Length > 0)
            .Select(argument => $" where {argument.Name} : {TypeName.Short(argument.GetGenericParameterConstraints()[0])}");
        return $"{kind} : {string.Join(", ", bases)}".TrimEnd(':', ' ') + string.Concat(constraints);
    }

    private static string Field(FieldInfo field) =>
        $"{(field.IsLiteral ? "const" : field.IsStatic ? "static readonly" : "")} {TypeName.Short(field.FieldType)}";

    private static string Property(PropertyInfo property)
    {
        string[] accessors = [.. Accessor(property.GetMethod, "get"), .. Accessor(property.SetMethod, "set")];
        var shape = $"{Modifiers(property.GetMethod!)}{TypeName.Short(property.PropertyType)} {{ {string.Join(' ', accessors)} }}";
        return shape + Attributes(property);
    }

    private static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeName.Short))}>" : "";
        return $"{method.Name}{generic}({Parameters(method)}): {Modifiers(method)}{TypeName.Short(method.ReturnType)}";
    }

    private static string Signature(MethodInfo method) => $"{TypeName.Short(method.ReturnType)} ({Parameters(method)})";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        (parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")
        + $"{TypeName.Short(parameter.ParameterType)} {parameter.Name}"
        + (parameter.HasDefaultValue ? " = default" : "")));

    private static string Modifiers(MethodBase method)
    {
        var access = method.IsFamily || method.IsFamilyOrAssembly ? "protected " : "";
        var scope = method switch
        {
            ConstructorInfo => "",
            { IsStatic: true } => "static ",
            { DeclaringType.IsInterface: true } => method.IsAbstract ? "" : "default ",
            { IsAbstract: true } => "abstract ",
            { IsVirtual: true, IsFinal: false } => ((MethodInfo)method).GetBaseDefinition() == method ? "virtual " : "override ",
            _ => "",
        };
        return access + scope;
    }

    private static string Attributes(MemberInfo member) => string.Concat(
        member.IsDefined(typeof(ObsoleteAttribute)) ? " [Obsolete]" : "",
        member.GetCustomAttribute<JsonPropertyNameAttribute>() is { } json ? $" [{json.Name}]" : "");

    private static IEnumerable<string> Accessor(MethodInfo? accessor, string name) =>
        accessor is not null && IsVisible(accessor) ? [$"{name};"] : [];

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsVisible(PropertyInfo property) =>
        property.GetAccessors(nonPublic: true).Any(IsVisible);
}
