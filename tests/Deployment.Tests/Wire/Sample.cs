using System.Collections;
using System.Reflection;
using System.Text;
using Amazon.Runtime;

namespace Deployment.Tests.Wire;

/// <summary>
/// Fills every member of a structure with the value that models.mjs has for its kind, and says which members have another value.
/// </summary>
internal static class Sample
{
    private static readonly DateTime Time = DateTime.UnixEpoch.AddSeconds(1_700_000_000);

    /// <summary>A value of the type; a structure that holds itself ends there.</summary>
    public static object Of(Type type) => Of(type, [])!;

    /// <summary>The members of an answer that do not have the value that AWS sends, as in <c>Tasks[].Containers[].Image</c>.</summary>
    public static IEnumerable<string> Unread(object answer) => Unread(answer, answer.GetType(), "", []);

    private static object? Of(Type type, Type[] within)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return "text";
        if (type == typeof(bool))
            return true;
        if (type == typeof(DateTime))
            return Time;
        if (type == typeof(MemoryStream))
            return new MemoryStream(Encoding.ASCII.GetBytes("bytes"));
        if (type.IsValueType)
            return Convert.ChangeType(7, type, null);
        if (type.IsSubclassOf(typeof(ConstantClass)))
            return Activator.CreateInstance(type, "text");
        if (within.Contains(type))
            return null;
        if (type.IsAssignableTo(typeof(IList)))
            return Filled<IList>(type, Of(type.GenericTypeArguments[0], within), (list, one) => list.Add(one));
        if (type.IsAssignableTo(typeof(IDictionary)))
            return Filled<IDictionary>(type, Of(type.GenericTypeArguments[1], within), (map, one) => map.Add("text", one));

        var structure = Activator.CreateInstance(type);
        foreach (var member in Members(type))
            member.SetValue(structure, Of(member.PropertyType, [.. within, type]));
        return structure;
    }

    private static T? Filled<T>(Type type, object? one, Action<T, object> add) where T : class
    {
        if (one is null)
            return null;
        var all = (T)Activator.CreateInstance(type)!;
        add(all, one);
        return all;
    }

    private static IEnumerable<string> Unread(object? value, Type type, string path, Type[] within)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsAssignableTo(typeof(IList)))
        {
            return value is IList { Count: 1 } list ? Unread(list[0], type.GenericTypeArguments[0], $"{path}[]", within)
                : Of(type, within) is null ? [] : [path];
        }

        if (type.IsAssignableTo(typeof(IDictionary)))
        {
            return value is IDictionary { Count: 1 } map && map.Contains("text")
                ? Unread(map["text"], type.GenericTypeArguments[1], $"{path}{{}}", within)
                : [path];
        }

        if (within.Contains(type))
            return [];
        if (type == typeof(string) || type == typeof(MemoryStream) || type.IsValueType || type.IsSubclassOf(typeof(ConstantClass)))
            return Plain(value) == Plain(Of(type)) ? [] : [path];
        return value is null
            ? [path]
            : Members(type).SelectMany(member => Unread(
                member.GetValue(value), member.PropertyType, path.Length == 0 ? member.Name : $"{path}.{member.Name}", [.. within, type]));
    }

    private static string? Plain(object? value) => value switch
    {
        DateTime time => time.ToUniversalTime().ToString("O"),
        MemoryStream bytes => Encoding.ASCII.GetString(bytes.ToArray()),
        ConstantClass constant => constant.Value,
        _ => value?.ToString(),
    };

    private static IEnumerable<PropertyInfo> Members(Type type) =>
        from member in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where member.SetMethod is { IsPublic: true }
            && member.DeclaringType != typeof(AmazonWebServiceResponse)
            && member.DeclaringType != typeof(AmazonWebServiceRequest)
        select member;
}
