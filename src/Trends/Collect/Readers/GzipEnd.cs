namespace Trends.Collect.Readers;

/// <summary>Tells whether gzip data reached their end: the runtime's own stream takes cut data for finished ones.</summary>
internal static class GzipEnd
{
    private static ReadOnlySpan<byte> Magic => [0x1F, 0x8B, 0x08, 0x00];

    /// <summary>Compares what was unpacked with the size that gzip puts at the end (RFC 1952, 2.3.1: ISIZE).</summary>
    /// <param name="file">The packed file.</param>
    /// <param name="unpacked">How many bytes came out.</param>
    /// <returns>Whether they agree. Files of several members say the last one's size only and are taken for whole.</returns>
    internal static bool IsWhole(Stream file, long unpacked)
    {
        if (file.Length < 18)
        {
            return false;
        }

        Span<byte> size = stackalloc byte[4];
        file.Position = file.Length - 4;
        file.ReadExactly(size);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(size) == (uint)unpacked || HasSecondMember(file);
    }

    private static bool HasSecondMember(Stream file)
    {
        byte[] buffer = new byte[1 << 16];
        file.Position = 1;
        int kept = 0;
        for (int read = file.Read(buffer); read > 0; read = file.Read(buffer, kept, buffer.Length - kept))
        {
            Span<byte> window = buffer.AsSpan(0, kept + read);
            for (int at = window.IndexOf(Magic); at >= 0 && at + 10 <= window.Length;)
            {
                // Extra flags and operating system of a real header; chance bytes rarely have both.
                if (window[at + 8] is 0 or 2 or 4 && window[at + 9] is <= 13 or 255)
                {
                    return true;
                }

                int next = window[(at + 4)..].IndexOf(Magic);
                at = next < 0 ? -1 : at + 4 + next;
            }

            kept = Math.Min(9, window.Length);
            window[^kept..].CopyTo(buffer);
        }

        return false;
    }
}
