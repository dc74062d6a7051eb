using System.IO.Compression;
using Bench.Harness;

namespace Bench.Blob;

/// <summary>Made-up raw batches: packed text of the sizes that landing writes.</summary>
/// <param name="Batches">Their files.</param>
/// <param name="Bytes">Their size together.</param>
internal sealed record LandingInput(IReadOnlyList<string> Batches, long Bytes)
{
    private const int Smallest = 2;
    private const int Largest = 8;

    /// <summary>Writes batches of 2 to 8 MB, the same every time.</summary>
    /// <param name="folder">Takes them.</param>
    /// <param name="count">How many.</param>
    public static LandingInput Make(string folder, int count)
    {
        BenchContext.Say($"making {count} batches");
        Directory.CreateDirectory(folder);
        List<string> files = [];
        Random random = new(1);
        for (int i = 0; i < count; i++)
        {
            string file = Path.Combine(folder, $"{i:d4}.ndjson.gz");
            Write(file, random, (Smallest + (i % (Largest - Smallest + 1))) << 20);
            files.Add(file);
        }

        return new(files, files.Sum(f => new FileInfo(f).Length));
    }

    // Digits in chance order pack to less than half, so lines go in until the packed file is large enough.
    private static void Write(string file, Random random, int bytes)
    {
        using FileStream stream = File.Create(file);
        using GZipStream packed = new(stream, CompressionLevel.Fastest);
        byte[] line = new byte[64 << 10];
        while (stream.Length < bytes)
        {
            for (int i = 0; i < line.Length; i++)
            {
                line[i] = (byte)('!' + random.Next(64));
            }

            packed.Write(line);
        }
    }
}
