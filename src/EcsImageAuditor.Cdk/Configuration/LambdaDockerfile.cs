using System.Text.RegularExpressions;

namespace EcsImageAuditor.Cdk.Configuration;

/// <summary>The recipe of the Lambda image.</summary>
internal sealed partial class LambdaDockerfile
{
    public const string Name = "lambda.Dockerfile";

    /// <summary>Set by the builder itself.</summary>
    private static readonly string[] Predefined = ["BUILDPLATFORM", "TARGETPLATFORM", "TARGETARCH"];

    private LambdaDockerfile(IReadOnlyList<string> arguments) => Arguments = arguments;

    /// <summary>The build arguments that a user may give, in the order of the file.</summary>
    public IReadOnlyList<string> Arguments { get; }

    public static bool IsIn(string root) => File.Exists(Path.Combine(root, Name));

    /// <param name="root">The repository's root.</param>
    /// <exception cref="ContextException">The file is not there: cdk was not started in the repository's root.</exception>
    public static LambdaDockerfile In(string root)
    {
        var path = Path.Combine(root, Name);
        if (!IsIn(root))
            throw new ContextException([$"{path} does not exist; run cdk in the root of the repository, where cdk.json lies."]);

        var arguments = Argument().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value);
        return new LambdaDockerfile([.. arguments.Distinct().Except(Predefined)]);
    }

    [GeneratedRegex("^ARG ([A-Z0-9_]+)", RegexOptions.Multiline)]
    private static partial Regex Argument();
}
