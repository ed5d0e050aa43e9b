using System.Text;
using EcsImageAuditor.Cli.Shell;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace EcsImageAuditor.Cli.Signing;

/// <summary>Reads a YAML file of one document, whose parts know their lines.</summary>
internal static class YamlFile
{
    private const int MaxBytes = 1024 * 1024;
    private const int MaxDepth = 20;

    /// <returns>The root of its document.</returns>
    /// <exception cref="UsageException">It cannot be read, is too large, or is no YAML.</exception>
    public static YamlNode Read(string path)
    {
        var text = ReadText(path);
        try
        {
            RequireShallow(text);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 1
                ? stream.Documents[0].RootNode
                : throw new UsageException($"{path}:1: it holds {stream.Documents.Count} YAML documents; it is to hold one.");
        }
        catch (YamlException exception)
        {
            throw new UsageException($"{path}:{exception.Start.Line}: it is no valid YAML: {exception.Message}");
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // So the library tells of some texts that end in the middle of something.
            throw new UsageException(
                $"{path}:{text.Split('\n').Length}: it is no valid YAML: something is not closed, or is no printable character."
            );
        }
    }

    private static string ReadText(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.Length > MaxBytes)
                throw new UsageException($"{path} has {file.Length} bytes; a configuration has at most {MaxBytes}.");
            return File.ReadAllText(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {exception.Message}{Misplaced.ForFile(path)}");
        }
        catch (DecoderFallbackException)
        {
            throw new UsageException($"{path} is not UTF-8 text; save it as such.");
        }
    }

    /// <summary>The tree is built by recursion, which a deep one would exhaust.</summary>
    private static void RequireShallow(string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > MaxDepth)
                throw new YamlException(parser.Current.Start, parser.Current.End, $"it is nested more than {MaxDepth} deep");
            if (parser.Current is AnchorAlias)
                throw new YamlException(parser.Current.Start, parser.Current.End, "it uses an alias (*); write the value out");
        }
    }
}
