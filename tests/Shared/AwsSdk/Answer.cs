namespace EcsImageAuditor.Tests.Shared.AwsSdk;

/// <summary>What a <see cref="FakeService"/> answers.</summary>
internal sealed record Answer(int Status, string Body)
{
    public string ContentType { get; init; } = "application/x-amz-json-1.1";

    public IReadOnlyDictionary<string, string> Headers { get; init; } =
        new Dictionary<string, string> { ["x-amzn-RequestId"] = "request-1" };

    /// <summary>The answer does not come until the caller gives up.</summary>
    public bool Never { get; init; }

    public static Answer Ok(string json) => new(200, json);

    public static Answer Xml(string xml, int status = 200) =>
        new(status, xml) { ContentType = "text/xml", Headers = new Dictionary<string, string>() };
}
