using System.Globalization;
using System.Text.RegularExpressions;

namespace Trends.Serving.Trending;

/// <summary>Answers what trends, and how one term went.</summary>
/// <param name="source">The trend mart.</param>
/// <param name="forecasters">The forecaster; without one, answers hold no forecasts.</param>
/// <param name="scorers">The sentiment scorer; without one, answers hold no sentiment.</param>
public sealed partial class TrendQueries(ITrendSource source, IEnumerable<ITrendForecaster> forecasters, IEnumerable<ISentimentScorer> scorers)
{
    /// <summary>The most terms an answer has.</summary>
    public const int MaxTop = 100;

    private const int EvidenceItems = 10;
    private const int ForecastSteps = 24;
    private const int MaxPoints = 10_000;
    private static readonly TimeSpan MaxWindow = TimeSpan.FromDays(90);
    private static readonly TimeSpan ForecastHistory = TimeSpan.FromDays(14);
    private readonly ITrendForecaster? _forecaster = forecasters.FirstOrDefault();
    private readonly ISentimentScorer? _scorer = scorers.FirstOrDefault();

    /// <summary>Gives the terms that trend.</summary>
    /// <param name="window">The window, such as <c>24h</c> or <c>7d</c>, 1 hour to 90 days.</param>
    /// <param name="top">At most so many terms, 1 to <see cref="MaxTop"/>.</param>
    /// <param name="scope">Which documents.</param>
    /// <param name="at">The window's end; null for the last run's time.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="InvalidRequestException">The window or the number is out of range.</exception>
    public async Task<TrendAnswer> TopAsync(string window, int top, TrendScope scope, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        TimeSpan length = ParseSpan("window", window);
        if (top is < 1 or > MaxTop)
        {
            throw new InvalidRequestException("top", $"Ask for 1 to {MaxTop} terms, not {top}.");
        }

        DateTimeOffset asOf = at?.ToUniversalTime() ?? await source.ReadAsOfAsync(cancellationToken);
        TrendWindow terms = await source.ReadWindowAsync(scope, asOf - length, asOf, cancellationToken);
        List<(Burst Burst, StoryCore Core)> picked = await new TrendPicker(source).PickAsync(terms, top, cancellationToken);
        List<TrendItem> items = new(picked.Count);
        foreach ((Burst burst, StoryCore core) in picked)
        {
            TrendDocument[] evidence = [.. core.Documents.Take(EvidenceItems)];
            IReadOnlyList<ForecastValue> forecast = _forecaster is null
                ? []
                : await ForecastAsync(await source.ReadPointsAsync(burst.Term.Term, scope, asOf - ForecastHistory, asOf, TimeSpan.FromHours(1), cancellationToken), cancellationToken);
            items.Add(new(
                burst.Term.Term,
                burst.Term.Count,
                burst.Term.UniqueCount,
                burst.Expected,
                burst.Score,
                burst.QValue,
                await SentimentAsync(evidence, cancellationToken),
                burst.Term.Platforms,
                forecast,
                Show(evidence)));
        }

        IReadOnlyList<PlatformCoverage> coverage = await source.ReadCoverageAsync(scope.Platform, asOf - length, asOf, cancellationToken);
        return new(asOf, window, items, [.. coverage.Select(c => c.Sum()).OfType<TrendCoverage>()]);
    }

    /// <summary>Gives one term over time.</summary>
    /// <param name="term">The term in display form.</param>
    /// <param name="scope">Which documents.</param>
    /// <param name="from">The beginning; null for 7 days before the end.</param>
    /// <param name="to">The end; null for the last run's time.</param>
    /// <param name="step">The step, such as <c>1h</c> or <c>1d</c>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="InvalidRequestException">The term is empty, the time runs backwards, or there would be more than 10,000 points.</exception>
    public async Task<TermAnswer> TermAsync(string term, TrendScope scope, DateTimeOffset? from, DateTimeOffset? to, string step, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(term) || term.Length > 200)
        {
            throw new InvalidRequestException("term", "Give a term of 1 to 200 characters.");
        }

        TimeSpan every = ParseSpan("step", step);
        DateTimeOffset end = to?.ToUniversalTime() ?? await source.ReadAsOfAsync(cancellationToken);
        DateTimeOffset start = from?.ToUniversalTime() ?? end - TimeSpan.FromDays(7);
        if (start >= end || (end - start) / every > MaxPoints)
        {
            throw new InvalidRequestException("from", $"'from' lies before 'to', at most {MaxPoints} steps; {start:u} to {end:u} by {step} is not so.");
        }

        string display = term.Trim().ToLowerInvariant();
        IReadOnlyList<TrendPoint> points = await source.ReadPointsAsync(display, scope, start, end, every, cancellationToken);
        IReadOnlyList<TrendEvidence> sample = await source.ReadEvidenceAsync(display, scope, start, end, cancellationToken);
        IReadOnlyDictionary<string, TrendDocument> documents = await source.ReadDocumentsAsync([.. sample.Select(e => e.Id)], cancellationToken);
        StoryCore core = StoryCore.Find(display, [.. documents.Values], static _ => 1);
        IReadOnlyList<TrendPoint> felt = await FeelAsync(points, every, documents.Values, cancellationToken);
        IReadOnlyList<PlatformCoverage> coverage = await source.ReadCoverageAsync(scope.Platform, start, end, cancellationToken);
        return new(
            display,
            coverage.Count == 0 ? felt : [.. felt.Select(p => p with { Coverage = PlatformCoverage.Mean(coverage, p.At, every) })],
            await ForecastAsync(points, cancellationToken),
            Show(core.Documents.Take(EvidenceItems)),
            await source.ReadSignalsAsync(display, start, end, cancellationToken));
    }

    // The sample holds documents of every hour that has any, as far as it goes.
    private async Task<IReadOnlyList<TrendPoint>> FeelAsync(
        IReadOnlyList<TrendPoint> points, TimeSpan step, IEnumerable<TrendDocument> sample, CancellationToken cancellationToken)
    {
        TrendDocument[] documents = [.. sample];
        if (_scorer is null || documents.Length == 0 || points.Count == 0)
        {
            return points;
        }

        IReadOnlyList<SentimentShares> scores = await _scorer.ScoreAsync([.. documents.Select(d => d.Title)], cancellationToken);
        ILookup<long, double> byPoint = scores
            .Select((s, i) => (At: documents[i].PublishedAt, Feeling: s.Positive - s.Negative))
            .ToLookup(s => (s.At - points[0].At).Ticks / step.Ticks, s => s.Feeling);
        return [.. points.Select((p, i) => p.Count > 0 && byPoint[i].Any() ? p with { Sentiment = byPoint[i].Average() } : p)];
    }

    private static TimeSpan ParseSpan(string field, string text)
    {
        Match match = Span().Match(text ?? "");
        TimeSpan span = !match.Success ? TimeSpan.Zero
            : match.Groups[2].ValueSpan is "h" ? TimeSpan.FromHours(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            : TimeSpan.FromDays(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
        return span > TimeSpan.Zero && span <= MaxWindow
            ? span
            : throw new InvalidRequestException(field, $"'{text}' is not a time from 1h to {MaxWindow.TotalDays}d, such as 24h or 7d.");
    }

    private static TrendEvidenceItem[] Show(IEnumerable<TrendDocument> documents) =>
        [.. documents.Select(d => new TrendEvidenceItem(d.Id, d.Title, d.Url, d.PublishedAt))];

    [GeneratedRegex(@"^(\d{1,4})(h|d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Span();

    private async Task<IReadOnlyList<ForecastValue>> ForecastAsync(IReadOnlyList<TrendPoint> points, CancellationToken cancellationToken) =>
        _forecaster is null || points.Count < 2 ? [] : await _forecaster.ForecastAsync(points, ForecastSteps, cancellationToken);

    private async Task<SentimentShares?> SentimentAsync(TrendDocument[] documents, CancellationToken cancellationToken)
    {
        if (_scorer is null || documents.Length == 0)
        {
            return null;
        }

        IReadOnlyList<SentimentShares> scores = await _scorer.ScoreAsync([.. documents.Select(d => d.Title)], cancellationToken);
        return scores.Count == 0 ? null : new(scores.Average(s => s.Positive), scores.Average(s => s.Neutral), scores.Average(s => s.Negative));
    }
}
