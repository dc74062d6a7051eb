using System.IO.Compression;
using System.Text;

namespace Trends.ML;

/// <summary>Writes and reads artefacts: a magic word, then compressed content.</summary>
internal static class Artefact
{
    /// <summary>Writes an artefact.</summary>
    /// <param name="format">The format's name and revision, such as <c>sentiment/1</c>.</param>
    /// <param name="write">Writes the content.</param>
    public static byte[] Write(string format, Action<BinaryWriter> write)
    {
        using MemoryStream memory = new();
        using (BinaryWriter head = new(memory, Encoding.UTF8, leaveOpen: true))
        {
            head.Write(format);
        }

        using (BrotliStream brotli = new(memory, CompressionLevel.Fastest, leaveOpen: true))
        using (BufferedStream buffered = new(brotli, 1 << 16))
        using (BinaryWriter body = new(buffered, Encoding.UTF8))
        {
            write(body);
        }

        return memory.ToArray();
    }

    /// <summary>Reads an artefact.</summary>
    /// <typeparam name="T">What it becomes.</typeparam>
    /// <param name="format">The format it must have.</param>
    /// <param name="bytes">The artefact.</param>
    /// <param name="read">Reads the content.</param>
    /// <exception cref="InvalidDataException">It has another format.</exception>
    public static T Read<T>(string format, ReadOnlyMemory<byte> bytes, Func<BinaryReader, T> read)
    {
        using MemoryStream memory = new(bytes.ToArray(), writable: false);
        using BinaryReader head = new(memory, Encoding.UTF8, leaveOpen: true);
        string found = memory.Length > 0 ? head.ReadString() : "";
        if (found != format)
        {
            throw new InvalidDataException($"The artefact has format '{found}'; expected '{format}'. Train the model again with this version of the program.");
        }

        using BrotliStream brotli = new(memory, CompressionMode.Decompress);
        using BufferedStream buffered = new(brotli, 1 << 16);
        using BinaryReader body = new(buffered, Encoding.UTF8);
        return read(body);
    }
}
