namespace Trends.Serving.Trending;

/// <summary>Reads what trend questions need from the trend mart.</summary>
public interface ITrendSource
{
    /// <summary>Reads the terms of a window with their history before it.</summary>
    /// <param name="scope">Which documents.</param>
    /// <param name="from">The window's beginning, inclusive.</param>
    /// <param name="to">Its end, exclusive.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<TrendWindow> ReadWindowAsync(TrendScope scope, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>Reads a term's series, every step of it, those without documents too.</summary>
    /// <param name="term">The term in display form.</param>
    /// <param name="scope">Which documents.</param>
    /// <param name="from">The beginning, inclusive.</param>
    /// <param name="to">The end, exclusive.</param>
    /// <param name="step">A whole number of hours.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The points in order of time.</returns>
    Task<IReadOnlyList<TrendPoint>> ReadPointsAsync(string term, TrendScope scope, DateTimeOffset from, DateTimeOffset to, TimeSpan step, CancellationToken cancellationToken);

    /// <summary>Reads the sample of a term's documents.</summary>
    /// <param name="term">The term in display form.</param>
    /// <param name="scope">Which documents.</param>
    /// <param name="from">The beginning, inclusive.</param>
    /// <param name="to">The end, exclusive.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<IReadOnlyList<TrendEvidence>> ReadEvidenceAsync(string term, TrendScope scope, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>Reads what trend sources said of a term, at most 1,000, oldest first.</summary>
    /// <param name="term">The term in display form.</param>
    /// <param name="from">The beginning, inclusive.</param>
    /// <param name="to">The end, exclusive.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<IReadOnlyList<TrendSignal>> ReadSignalsAsync(string term, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>Reads documents; those that were erased are left out.</summary>
    /// <param name="ids">Their ids.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<IReadOnlyDictionary<string, TrendDocument>> ReadDocumentsAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    /// <summary>Reads how much of what was asked of platforms came.</summary>
    /// <param name="platform">One platform, lower case; null for all.</param>
    /// <param name="from">The beginning, inclusive.</param>
    /// <param name="to">The end, exclusive.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<IReadOnlyList<PlatformCoverage>> ReadCoverageAsync(string? platform, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>Gives the time that questions without one are asked for: the last run's.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<DateTimeOffset> ReadAsOfAsync(CancellationToken cancellationToken);
}
