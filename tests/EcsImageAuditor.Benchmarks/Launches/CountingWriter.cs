using System.Text;

namespace EcsImageAuditor.Benchmarks.Launches;

/// <summary>Counts the bytes of what is written, and keeps the first warning.</summary>
internal sealed class CountingWriter : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public long Bytes { get; private set; }

    public string? FirstWarning { get; private set; }

    public override void Write(char value) => Bytes++;

    public override void Write(string? value) => Bytes += Encoding.UTF8.GetByteCount(value ?? "");

    public override void WriteLine(string? value)
    {
        Write(value);
        Bytes++;
        if (value?.Contains("\"level\":\"Warning\"", StringComparison.Ordinal) == true)
            FirstWarning ??= value;
    }
}
