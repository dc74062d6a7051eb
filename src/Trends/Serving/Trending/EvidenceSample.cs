using System.Globalization;

namespace Trends.Serving.Trending;

/// <summary>Joins the evidence of several rows of the trend mart into one sample of a term's documents.</summary>
/// <remarks>
/// A row holds the documents with the least hashes, all of them when they are few. Up to the least of the greatest hashes of the rows that were cut, the union
/// holds every document once; below that, what the rows count twice is seen, and so the number of documents without copies is estimated.
/// </remarks>
internal sealed class EvidenceSample
{
    /// <summary>The most documents a sample has.</summary>
    public const int MaxDocuments = 64;

    private readonly List<(ulong Hash, ulong Id)> _pairs = [];
    private ulong _reach = ulong.MaxValue;
    private long _documents;

    /// <summary>Adds a row's evidence.</summary>
    /// <param name="evidence">Pairs <c>hash:id</c> parted by spaces, ascending; null or empty for none.</param>
    /// <param name="documents">How many documents without copies the row counts.</param>
    public void Add(string? evidence, long documents)
    {
        _documents += documents;
        int pairs = 0;
        foreach (Range pair in evidence.AsSpan().Split(' '))
        {
            if (pair.End.Value > pair.Start.Value)
            {
                _pairs.Add(Parse(evidence.AsSpan()[pair]));
                pairs++;
            }
        }

        if (pairs < documents)
        {
            _reach = Math.Min(_reach, pairs == 0 ? 0 : _pairs[^1].Hash);
        }
    }

    /// <summary>Gives the sample.</summary>
    /// <returns>The documents, the least hash first, and how many there are without copies in all.</returns>
    public (IReadOnlyList<TrendEvidence> Evidence, long UniqueCount) Join()
    {
        List<TrendEvidence> evidence = [];
        _pairs.Sort();
        (int within, int distinct) = (0, 0);
        foreach ((ulong hash, ulong id) in _pairs)
        {
            if (hash > _reach)
            {
                break;
            }

            within++;
            if (distinct > 0 && evidence[^1].Hash == hash)
            {
                continue;
            }

            distinct++;
            evidence.Add(new(hash, IdText(id)));
        }

        bool whole = _reach == ulong.MaxValue;
        long unique = whole ? distinct : within == 0 ? _documents : Math.Max(distinct + 1, (long)Math.Round((double)_documents * distinct / within));
        return (evidence.Count > MaxDocuments ? evidence[..MaxDocuments] : evidence, unique);
    }

    /// <summary>Reads a pair.</summary>
    /// <param name="pair">The pair <c>hash:id</c>, hexadecimal.</param>
    public static (ulong Hash, ulong Id) Parse(ReadOnlySpan<char> pair)
    {
        int colon = pair.IndexOf(':');
        return (Number(pair[..colon]), Number(pair[(colon + 1)..]));
    }

    /// <summary>Writes an id as the posts mart has it.</summary>
    /// <param name="id">The id.</param>
    public static string IdText(ulong id) => id.ToString("x16", CultureInfo.InvariantCulture);

    private static ulong Number(ReadOnlySpan<char> digits) => ulong.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
