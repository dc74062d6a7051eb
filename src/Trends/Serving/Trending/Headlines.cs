namespace Trends.Serving.Trending;

/// <summary>Compares headlines by their letters and digits, so that quotes, dashes and dots make no difference.</summary>
internal static class Headlines
{
    // So many letters in common from the beginning are one headline: sources cut it at different places and put their names behind it.
    private const int Enough = 14;

    // A form filled in again and again ends alike: "X 가격, 차트, 시가총액 | site". Longer than the name of an outlet.
    private const int EnoughAtEnd = 20;

    // More documents than this never say one thing.
    private const int MostCopies = 16;

    /// <summary>Tells whether documents are copies of one headline, whole or cut short: what was said once and copied is no trend.</summary>
    /// <param name="documents">The documents.</param>
    public static bool AreOne(IReadOnlyList<TrendDocument> documents)
    {
        if (documents.Count is < 2 or > MostCopies)
        {
            return false;
        }

        string first = Letters(documents[0].Title);
        return documents.Skip(1).All(d => AreCopies(first, Letters(d.Title)));
    }

    private static bool AreCopies(string one, string other) =>
        one.AsSpan().CommonPrefixLength(other) >= Math.Min(Enough, Math.Max(Math.Min(one.Length, other.Length), 1))
        || (one.Length > EnoughAtEnd && other.Length > EnoughAtEnd && one.AsSpan(one.Length - EnoughAtEnd).SequenceEqual(other.AsSpan(other.Length - EnoughAtEnd)));

    private static string Letters(string title) => string.Concat(title.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
