using Bench.Harness;
using Bench.Pipeline;

namespace Bench.Serve;

/// <summary>Gives a dataset folder with enough of the last days in it to make an answer of full length.</summary>
internal static class ServeInput
{
    private const int Rows = 20_000;
    private const int Days = 10;

    /// <summary>Finds the real news, or makes a folder up.</summary>
    public static async Task<string> FindAsync(BenchContext context, CancellationToken cancellationToken) =>
        Repository.Data("news-ko")
        ?? await ReviewFile.WriteAsync(Path.Combine(context.Folder, "made-up"), MadeUpReviews.Make(Rows, Days), Rows, cancellationToken);

    /// <summary>Copies a data folder, since one process owns one.</summary>
    /// <param name="data">The folder, which no process owns now.</param>
    /// <param name="context">Gives the place.</param>
    /// <param name="name">The copy's name.</param>
    /// <returns>The copy.</returns>
    public static string Copy(string data, BenchContext context, string name)
    {
        string copy = Path.Combine(context.Folder, name);
        foreach (string file in Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories))
        {
            string to = Path.Combine(copy, Path.GetRelativePath(data, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        return copy;
    }
}
