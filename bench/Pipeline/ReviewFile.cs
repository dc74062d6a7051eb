using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Bench.Pipeline;

/// <summary>Writes dataset folders of any size.</summary>
internal static class ReviewFile
{
    private const string Manifest = """
        { "dataset": "bench-reviews", "kind": "posts", "platform": "naver-movie", "language": "ko", "files": ["reviews.tsv.gz"],
          "format": { "type": "tsv", "delimiter": "\t", "header": true, "encoding": "utf-8", "quote": null },
          "fields": { "id": "id", "author": "author", "text": "text", "label": "label", "item": "movie",
                      "publishedAt": { "from": "date", "pattern": "yy.MM.dd", "zone": "Asia/Seoul" } } }
        """;

    /// <summary>Writes a folder of so many rows, each with an id of its own.</summary>
    /// <param name="folder">The folder; made when absent.</param>
    /// <param name="reviews">What the rows are made from.</param>
    /// <param name="rows">How many.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    /// <returns>The folder.</returns>
    public static async Task<string> WriteAsync(string folder, IReadOnlyList<Review> reviews, int rows, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "dataset.json"), Manifest, cancellationToken);
        GZipStream zip = new(File.Create(Path.Combine(folder, "reviews.tsv.gz")), CompressionLevel.Fastest);
        await using StreamWriter writer = new(zip, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);
        await writer.WriteLineAsync("id\tmovie\tauthor\tdate\tlabel\ttext");
        Random random = new(rows);
        StringBuilder line = new();
        for (int i = 0; i < rows; i++)
        {
            // A cut takes rows from the whole set, so that every size spreads over the same years.
            Review review = rows <= reviews.Count ? reviews[(int)((long)i * reviews.Count / rows)] : reviews[i % reviews.Count];
            string text = i < reviews.Count ? review.Text : Splice(review.Text, reviews[random.Next(reviews.Count)].Text);
            line.Clear().Append(CultureInfo.InvariantCulture, $"{i + 1}\t{review.Movie}\t{review.Author}\t{review.Date}\t{review.Label}\t{text}\n");
            await writer.WriteAsync(line, cancellationToken);
        }

        return folder;
    }

    // Neither text again nor nearly so, yet of words that stand together in real text.
    private static string Splice(string first, string second)
    {
        string[] head = first.Split(' ');
        string[] tail = second.Split(' ');
        return string.Join(' ', head.Take((head.Length + 1) / 2).Concat(tail.Skip(tail.Length / 2)));
    }
}
