using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Faults;
using ImageSignatures.Oci;

namespace Differential.Tests.Verification.Agreement;

/// <summary>What a registry answers to one of the questions by which signatures are listed, in place of its own answer.</summary>
/// <param name="Question">The question.</param>
/// <param name="Body">Makes the body of the descriptors of the case's signatures.</param>
internal sealed record RegistryAnswer(ListingQuestion Question, Func<JsonArray, string> Body)
{
    // Stands for the host, the repository and the digest in the headers.
    public const string Host = "{host}";
    public const string Path = "{path}";

    private const string Second = "page=2";

    public int Status { get; init; } = 200;

    public string MediaType { get; init; } = MediaTypes.OciIndex;

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public Fault For(ImageByDigest image, JsonArray listed)
    {
        var path = Question == ListingQuestion.Tag
            ? $"/v2/{image.Repository}/manifests/sha256-{image.Digest.Hex}"
            : $"/v2/{image.Repository}/referrers/{image.Digest}";
        var headers = Headers.ToDictionary(header => header.Key, header => header.Value
            .Replace(Host, image.Registry, StringComparison.Ordinal)
            .Replace(Path, path, StringComparison.Ordinal));
        var body = Body(listed);
        if (MediaType.Length > 0)
            headers["Content-Type"] = MediaType;
        if (Question == ListingQuestion.Tag && Status == 200)
            Complete(headers, Encoding.UTF8.GetBytes(body));
        return new Fault(new FaultKind.Status(Status) { Headers = headers, Body = body }, (method, asked) =>
            method is "GET" or "HEAD"
            && asked.StartsWith(path, StringComparison.Ordinal)
            && (Question == ListingQuestion.Tag
                || asked.Contains(Second, StringComparison.Ordinal) == (Question == ListingQuestion.SecondPage)));
    }

    // Without these notation does not read a manifest.
    private static void Complete(Dictionary<string, string> headers, byte[] body)
    {
        headers["Content-Length"] = body.Length.ToString(CultureInfo.InvariantCulture);
        headers.TryAdd("Docker-Content-Digest", Digest.Compute(body).ToString());
    }
}

/// <summary>A question by which signatures are listed.</summary>
internal enum ListingQuestion
{
    /// <summary>The referrers API.</summary>
    Api,

    /// <summary>A further page of the referrers API, by a link that has <c>page=2</c> in it.</summary>
    SecondPage,

    /// <summary>The tag of the tag schema.</summary>
    Tag,
}
