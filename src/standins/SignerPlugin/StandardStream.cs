using Microsoft.Win32.SafeHandles;

namespace SignerPlugin;

/// <summary>
/// The standard streams of the process by their Unix descriptors: loading System.Console would add a third to the start-up.
/// </summary>
internal static class StandardStream
{
    public static Stream Input() => Open(0, FileAccess.Read);

    public static Stream Output() => Open(1, FileAccess.Write);

    public static Stream Error() => Open(2, FileAccess.Write);

    private static FileStream Open(nint descriptor, FileAccess access) =>
        new(new SafeFileHandle(descriptor, ownsHandle: false), access, bufferSize: 0);
}
