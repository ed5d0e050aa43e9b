using System.Text.Json;

namespace EcsImageAuditor.Sweeping;

/// <summary>Remembers in a JSON file, which is replaced as a whole: a run that is killed leaves the one before.</summary>
public sealed class FileSweepMemory : ISweepMemory
{
    private const long LargestFile = 256 * 1024 * 1024;

    private readonly string _path;
    private readonly SweepFile _content;

    private FileSweepMemory(string path, SweepFile content) => (_path, _content) = (path, content);

    /// <param name="path">The file; it is made when there is something to remember.</param>
    /// <exception cref="SweepMemoryException">There is a file, and it is none of these.</exception>
    public static FileSweepMemory Open(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                return new FileSweepMemory(path, new SweepFile { Schema = SweepFile.CurrentSchema });
            if (file.Length > LargestFile)
                throw new InvalidDataException($"it has more than {LargestFile} bytes");

            using var stream = file.OpenRead();
            var content = JsonSerializer.Deserialize(stream, MemoryJsonContext.Default.SweepFile);
            return content?.Schema == SweepFile.CurrentSchema
                ? new FileSweepMemory(path, content)
                : throw new InvalidDataException($"its schema is not {SweepFile.CurrentSchema}");
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or UnauthorizedAccessException
                        or JsonException
                        or InvalidDataException
                        or ArgumentException
                        or NotSupportedException
            )
        {
            throw new SweepMemoryException(
                $"The state of earlier sweeps cannot be read from {path} ({exception.Message}): name another file, or delete this one to begin anew.",
                exception
            );
        }
    }

    public Task<SweepPosition?> PositionAsync(string scope, CancellationToken cancellationToken) =>
        Task.FromResult(_content.Positions.GetValueOrDefault(scope));

    public Task KeepPositionAsync(string scope, SweepPosition? position, CancellationToken cancellationToken)
    {
        if (position is not null)
            _content.Positions[scope] = position;
        else if (!_content.Positions.Remove(scope))
            return Task.CompletedTask;
        return WriteAsync(cancellationToken);
    }

    public Task<IReadOnlyDictionary<string, KnownImage>> ImagesAsync(SweepWorkload workload, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, KnownImage>>(
            _content.Clusters.GetValueOrDefault(workload.ClusterArn)?.GetValueOrDefault(workload.Name)?.ToDictionary() ?? []);

    public Task KeepImagesAsync(
        IReadOnlyDictionary<SweepWorkload, IReadOnlyDictionary<string, KnownImage>> images,
        CancellationToken cancellationToken
    )
    {
        foreach (var (workload, known) in images)
        {
            if (!_content.Clusters.TryGetValue(workload.ClusterArn, out var cluster))
                _content.Clusters[workload.ClusterArn] = cluster = [];
            cluster[workload.Name] = known.ToDictionary();
        }

        return WriteAsync(cancellationToken);
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        var next = $"{_path}.next";
        try
        {
            await using (var stream = File.Create(next))
                await JsonSerializer.SerializeAsync(stream, _content, MemoryJsonContext.Default.SweepFile, cancellationToken);
            File.Move(next, _path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SweepMemoryException(
                $"The state of this sweep cannot be written to {_path} ({exception.Message}): the next one will report the same again.",
                exception
            );
        }
    }
}
