using Trends.Storage;

namespace TrendFunctions.Serving;

/// <summary>Tells which content of the marts is served, so that cached answers are of the same; asked again every two seconds.</summary>
/// <param name="state">Where the marts stage leaves watermarks.</param>
/// <param name="clock">The clock.</param>
public sealed class MartWatermark(IStateStore state, TimeProvider clock)
{
    private static readonly TimeSpan Recheck = TimeSpan.FromSeconds(2);
    private Reading? _last;

    /// <summary>Gives the watermark of all marts together.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    public async ValueTask<string> ReadAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _last) is { } last && clock.GetElapsedTime(last.At) < Recheck)
        {
            return last.Watermark;
        }

        StatePage page = await state.QueryAsync("marts", "marts", new StateQuery(), cancellationToken);

        // By content: instances of one installation agree on it, and two installations that share a cache do not by chance, as they might on versions of rows.
        Reading now = new(string.Join('|', page.Rows.Select(r => r.Value)), clock.GetTimestamp());
        Volatile.Write(ref _last, now);
        return now.Watermark;
    }

    private sealed record Reading(string Watermark, long At);
}
