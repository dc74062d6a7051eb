using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Trends.Serving.Trending;

namespace Trends.Tests.Serving.Trending;

/// <summary>A trend source over documents in memory, with a plain tokeniser of words and two-word phrases.</summary>
public sealed partial class SampleTrendSource(IReadOnlyList<TrendDocument> documents) : ITrendSource
{
    private static readonly HashSet<string> Stop = [.. ("a an the and or but if of in on at to for from by with as is are was were be been being it its this that these those he she they we you i his her their our your my me him them us " +
        "who whom what when where why how which not no nor so than then too very can could will would should may might must do does did done has have had having say says said new after before over up down out off about into more most " +
        "just get gets got first one two day week year years now back top all some any vs there here amid against during under report reports video watch photos review news update make makes made take takes see show shows again today").Split(' ')];

    private readonly Dictionary<string, TrendDocument> _documents = documents.ToDictionary(d => d.Id);

    public static TrendDocument Document(string id, string title, DateTimeOffset at, string? url = null) => new(id, title, url, at, Terms(title));

    public Task<TrendWindow> ReadWindowAsync(TrendScope scope, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        Dictionary<string, Dictionary<ulong, string>> seen = [];
        Dictionary<string, HashSet<ulong>> before = [];
        Dictionary<string, long> copies = [];
        HashSet<ulong> window = [];
        HashSet<ulong> history = [];
        foreach (TrendDocument document in documents.Where(d => d.PublishedAt < to))
        {
            ulong hash = BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join("\u0020", Words(document.Title)))));
            bool now = document.PublishedAt >= from;
            (now ? window : history).Add(hash);
            foreach (string term in document.Terms)
            {
                if (now)
                {
                    (seen.TryGetValue(term, out Dictionary<ulong, string>? hashes) ? hashes : seen[term] = []).TryAdd(hash, document.Id);
                    copies[term] = copies.GetValueOrDefault(term) + 1;
                }
                else
                {
                    (before.TryGetValue(term, out HashSet<ulong>? hashes) ? hashes : before[term] = []).Add(hash);
                }
            }
        }

        TermCount[] terms = [.. seen.Where(s => s.Value.Count >= 2).Select(s => new TermCount(
            s.Key, copies[s.Key], s.Value.Count, before.TryGetValue(s.Key, out HashSet<ulong>? old) ? old.Count : 0, 0, ["news"],
            [.. s.Value.OrderBy(e => e.Key).Take(64).Select(e => new TrendEvidence(e.Key, e.Value))]))];
        return Task.FromResult(new TrendWindow(window.Count, history.Count, 0, terms));
    }

    public Task<IReadOnlyList<TrendSignal>> ReadSignalsAsync(string term, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TrendSignal>>([]);

    public Task<IReadOnlyList<TrendPoint>> ReadPointsAsync(string term, TrendScope scope, DateTimeOffset from, DateTimeOffset to, TimeSpan step, CancellationToken cancellationToken)
    {
        List<TrendPoint> points = [];
        for (DateTimeOffset at = from; at < to; at += step)
        {
            long count = documents.Count(d => d.PublishedAt >= at && d.PublishedAt < at + step && d.Terms.Contains(term));
            points.Add(new(at, count, count, null));
        }

        return Task.FromResult<IReadOnlyList<TrendPoint>>(points);
    }

    public Task<IReadOnlyList<TrendEvidence>> ReadEvidenceAsync(string term, TrendScope scope, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TrendEvidence>>([.. documents.Where(d => d.Terms.Contains(term)).Take(64).Select(d => new TrendEvidence(0, d.Id))]);

    public Task<IReadOnlyDictionary<string, TrendDocument>> ReadDocumentsAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, TrendDocument>>(ids.ToDictionary(i => i, i => _documents[i]));

    public Task<IReadOnlyList<PlatformCoverage>> ReadCoverageAsync(string? platform, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<PlatformCoverage>>([]);

    public Task<DateTimeOffset> ReadAsOfAsync(CancellationToken cancellationToken) => Task.FromResult(documents.Max(d => d.PublishedAt));

    private static string[] Terms(string title)
    {
        string[] words = [.. Words(title)];
        HashSet<string> terms = [];
        for (int length = 1; length <= 3; length++)
        {
            for (int i = 0; i + length <= words.Length; i++)
            {
                if (!Stop.Contains(words[i]) && !Stop.Contains(words[i + length - 1]) && (length > 1 || (words[i].Length > (words[i][0] < 128 ? 2 : 1) && !char.IsAsciiDigit(words[i][0]))))
                {
                    terms.Add(string.Join(' ', words[i..(i + length)]));
                }
            }
        }

        return [.. terms];
    }

    private static IEnumerable<string> Words(string title) =>
        Word().Matches(title.ToLowerInvariant().Replace('’', '\'')).Select(m => m.Value.EndsWith("'s", StringComparison.Ordinal) ? m.Value[..^2] : m.Value);

    [GeneratedRegex(@"[^\W_]+(?:['.\-][^\W_]+)*")]
    private static partial Regex Word();
}
