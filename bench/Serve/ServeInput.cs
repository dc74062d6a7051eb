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
}
