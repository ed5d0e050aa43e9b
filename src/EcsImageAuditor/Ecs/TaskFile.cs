using System.Text;
using System.Text.Json;

namespace EcsImageAuditor.Ecs;

/// <summary>
/// What people have at hand when they ask for an audit: an event, or what <c>aws ecs describe-tasks</c> printed. Other output of the AWS command
/// line is named.
/// </summary>
public static class TaskFile
{
    /// <summary>Output of other commands, by a member of it, and what to do instead.</summary>
    private static readonly (string Member, string Advice)[] Others =
    [
        ("taskArns", "It is the output of 'aws ecs list-tasks', which names no images: give that of 'aws ecs describe-tasks'."),
        ("taskDefinition", "It is a task definition, of which nothing runs: verify its images with 'ecs-image-auditor verify'."),
        ("containerDefinitions", "It is a task definition, of which nothing runs: verify its images with 'ecs-image-auditor verify'."),
        ("services", "It is the output of 'aws ecs describe-services': give that of 'aws ecs describe-tasks' for the service's tasks."),
        ("clusters", "It is the output of 'aws ecs describe-clusters': give that of 'aws ecs describe-tasks', or run 'ecs-image-auditor sweep'."),
        ("serviceArns", "It is the output of 'aws ecs list-services': give that of 'aws ecs describe-tasks', or run 'ecs-image-auditor sweep'."),
        ("clusterArns", "It is the output of 'aws ecs list-clusters': run 'ecs-image-auditor sweep'."),
        ("imageDetails", "It is the output of 'aws ecr describe-images': verify the images with 'ecs-image-auditor verify'."),
        ("eventVersion", "It is a record of CloudTrail, not an ECS Task State Change event."),
    ];

    /// <summary>Never throws for what the file holds: what cannot be read is <see cref="EventReading.Malformed"/>.</summary>
    /// <param name="content">UTF-8, or UTF-16 with a byte-order mark, as some shells write files.</param>
    public static IReadOnlyList<EventReading> Read(ReadOnlySpan<byte> content)
    {
        var payload = Decode(content, out var encoding);
        if (payload is null)
            return [new EventReading.Malformed($"The file is {encoding}, not UTF-8: save it as UTF-8.")];

        try
        {
            using var document = JsonDocument.Parse(payload);
            if (Tasks(document.RootElement) is { } tasks)
                return [.. tasks.Select(ReadTask)];
            if (Array.Find(Others, other => Has(document.RootElement, other.Member)) is { Advice: { } advice })
                return [new EventReading.Malformed(advice)];
        }
        catch (JsonException)
        {
            // The reading of the event says where.
        }

        return [.. EventPayload.Read(payload, out _).Select(delivered => delivered.Reading)];
    }

    /// <returns>UTF-8 without a byte-order mark; null where it is another encoding, which is then named.</returns>
    private static byte[]? Decode(ReadOnlySpan<byte> content, out string encoding)
    {
        encoding = "UTF-8";
        if (content.StartsWith(Encoding.UTF8.Preamble))
            return content[Encoding.UTF8.Preamble.Length..].ToArray();
        if (content.StartsWith(Encoding.UTF32.Preamble))
            return Encoding.Convert(Encoding.UTF32, Encoding.UTF8, content[Encoding.UTF32.Preamble.Length..].ToArray());
        if (content.StartsWith(Encoding.Unicode.Preamble))
            return Encoding.Convert(Encoding.Unicode, Encoding.UTF8, content[Encoding.Unicode.Preamble.Length..].ToArray());
        if (content.StartsWith(Encoding.BigEndianUnicode.Preamble))
            return Encoding.Convert(Encoding.BigEndianUnicode, Encoding.UTF8, content[Encoding.BigEndianUnicode.Preamble.Length..].ToArray());

        // JSON begins with an ASCII character, so a zero beside it is half of a wider one.
        if (content.Length >= 2 && (content[0] == 0 || content[1] == 0))
        {
            encoding = "UTF-16 without a byte-order mark";
            return null;
        }

        return content.ToArray();
    }

    private static JsonElement[]? Tasks(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("tasks", out var tasks) && tasks.ValueKind == JsonValueKind.Array
            ? [.. tasks.EnumerateArray()]
        : IsTask(root) ? [root]
        : root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0 && root.EnumerateArray().All(IsTask) ? [.. root.EnumerateArray()]
        : null;

    private static bool IsTask(JsonElement element) => Has(element, "taskArn") && Has(element, "containers");

    private static bool Has(JsonElement element, string member) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out _);

    private static EventReading ReadTask(JsonElement task)
    {
        try
        {
            return task.Deserialize(EcsJsonContext.Default.TaskStateChange) is { } detail
                ? TaskEventReader.ReadDescribed(detail)
                : new EventReading.Malformed("A task is null.");
        }
        catch (JsonException exception)
        {
            return TaskEventReader.Unreadable(exception);
        }
    }
}
