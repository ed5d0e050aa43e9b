namespace ImageSignatures.TrustPolicies;

/// <summary>Reads files of a notation configuration directory as notation does: regular files only, no symbolic links.</summary>
internal static class RegularFile
{
    /// <param name="path">The file's path.</param>
    /// <param name="maxBytes">Longer files are refused.</param>
    public static FileReading Read(string path, int maxBytes)
    {
        try
        {
            var file = new FileInfo(path);
            return WhyNot(file, maxBytes) ?? ReadBounded(file, maxBytes);
        }
        catch (Exception e) when (e is FileNotFoundException or ArgumentException)
        {
            // Gone since the look at its attributes, or not even a path: empty, say.
            return new FileReading.Missing();
        }
        catch (UnauthorizedAccessException)
        {
            return new FileReading.Refused("may not be read by this user: give it read permission");
        }
        catch (IOException e)
        {
            return new FileReading.Refused($"cannot be read ({e.Message}): mend that, or restore the file");
        }
    }

    // The attributes are those of a symbolic link itself, and -1 where there is nothing. A pipe or a device has no length, and to open one
    // may wait for ever.
    private static FileReading? WhyNot(FileInfo file, int maxBytes) => file.Attributes switch
    {
        (FileAttributes)(-1) => new FileReading.Missing(),
        var link when link.HasFlag(FileAttributes.ReparsePoint) =>
            new FileReading.Refused("is a symbolic link, which notation refuses: put the file itself there"),
        var directory when directory.HasFlag(FileAttributes.Directory) => new FileReading.Refused("is a directory: put a file there"),
        _ when file.Length == 0 => new FileReading.Refused("is empty, or no regular file: put a file with content there"),
        _ when file.Length > maxBytes => TooLong(maxBytes),
        _ => null,
    };

    private static FileReading ReadBounded(FileInfo file, int maxBytes)
    {
        using var stream = file.OpenRead();
        var buffer = new byte[Math.Min(file.Length, maxBytes) + 1];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return length > maxBytes ? TooLong(maxBytes) : new FileReading.Content(buffer.AsMemory(0, length));
    }

    private static FileReading.Refused TooLong(int maxBytes) => new($"is longer than {maxBytes} bytes: shorten it");
}
