using System.IO.Compression;
using Bench.Harness;

namespace Bench.Pipeline;

/// <summary>Gives Korean reviews to make inputs from: the real set, or one that is made up.</summary>
internal static class Reviews
{
    private const int MadeUp = 200_000;

    /// <summary>Loads them.</summary>
    /// <param name="notes">Is told which they are.</param>
    public static IReadOnlyList<Review> Load(ICollection<string> notes)
    {
        if (Repository.Data("nsmc-reviews") is { } folder)
        {
            List<Review> real = Read(Path.Combine(folder, "reviews.tsv.gz"));
            notes.Add($"Input: {real.Count:N0} real Korean film reviews (nsmc), cut evenly, or repeated with new ids and texts spliced from two reviews.");
            return real;
        }

        notes.Add("Input: made-up Korean-like reviews, as the set nsmc-reviews is not beside the repository; figures on real text differ.");
        return MadeUpReviews.Make(MadeUp, days: 4_000);
    }

    private static List<Review> Read(string path)
    {
        List<Review> reviews = [];
        using StreamReader reader = new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            // id, movie, author, date, rating, label, text
            if (line.Split('\t') is [_, var movie, var author, var date, _, var label, var text])
            {
                reviews.Add(new Review(movie, author, date, label, text));
            }
        }

        return reviews;
    }
}
