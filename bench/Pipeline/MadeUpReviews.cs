using System.Globalization;

namespace Bench.Pipeline;

/// <summary>Makes texts of Korean syllables whose words are as unevenly common as real ones; the same on every call.</summary>
internal static class MadeUpReviews
{
    private const int Words = 5_000;

    private static readonly string[] Labels = ["positive", "neutral", "negative"];

    /// <summary>Makes reviews.</summary>
    /// <param name="count">How many.</param>
    /// <param name="days">Over how many days they are spread, the last one 2016-06-30.</param>
    public static IReadOnlyList<Review> Make(int count, int days)
    {
        Random random = new(20160630);
        string[] words = [.. Enumerable.Range(0, Words).Select(_ => Word(random))];
        DateOnly last = new(2016, 6, 30);
        Review[] reviews = new Review[count];
        for (int i = 0; i < count; i++)
        {
            IEnumerable<string> text = Enumerable.Range(0, random.Next(4, 18)).Select(_ => words[Rank(random)]);
            reviews[i] = new Review(
                random.Next(1_000, 9_000).ToString(CultureInfo.InvariantCulture),
                $"u{random.Next(count / 3):x}****",
                last.AddDays(-random.Next(days)).ToString("yy.MM.dd", CultureInfo.InvariantCulture),
                Labels[random.Next(Labels.Length)],
                string.Join(' ', text));
        }

        return reviews;
    }

    // The logarithm of a rank is even: Zipf's law.
    private static int Rank(Random random) => (int)Math.Pow(Words, random.NextDouble()) - 1;

    private static string Word(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => (char)random.Next('가', '힣' + 1)));
}
