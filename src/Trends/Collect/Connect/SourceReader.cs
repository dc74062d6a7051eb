using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Trends.Collect.Connect.Errors;
using Trends.Collect.Connect.Manifests;

namespace Trends.Collect.Connect;

/// <summary>Reads a stream page by page from where its cursor stands. Whoever lands a page keeps the page's cursor after that, so that a crash reads a page again and loses none.</summary>
/// <param name="client">Asks.</param>
/// <param name="gate">Keeps to the quotas.</param>
/// <param name="options">How far a first read goes back.</param>
/// <param name="clock">The clock.</param>
/// <param name="chance">Gives numbers from 0 to 1, by which pauses differ.</param>
internal sealed class SourceReader(SourceClient client, CallGate gate, IOptions<SourcesOptions> options, TimeProvider clock, Func<double> chance)
{
    private const int Tries = 4;

    // A platform that keeps refusing after the times it stated is left alone until the next run.
    private const int MostRefusals = 5;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _restUntil = new(StringComparer.Ordinal);

    /// <summary>Reads on.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="settings">The platform's settings.</param>
    /// <param name="read">What is wanted.</param>
    /// <param name="cursor">Where it stands.</param>
    /// <param name="cancellationToken">Stops the read between two pages.</param>
    /// <exception cref="SourceException">The platform says no; the pages so far stand.</exception>
    internal async IAsyncEnumerable<SourcePage> ReadAsync(
        Connector stream, SourceSettings settings, SourceRead read, SourceCursor cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        PageReader pages = new(stream, settings, read);
        SourceCursor at = cursor.IsUnfinished ? cursor : cursor.Begin(stream.Manifest, read, options.Value.FirstWindow, clock.GetUtcNow());
        do
        {
            SourcePage page = await PageAsync(pages, stream, settings, read, at, cancellationToken);
            yield return page;
            at = page.Cursor;
        }
        while (at.IsUnfinished);
    }

    private async Task<SourcePage> PageAsync(PageReader pages, Connector stream, SourceSettings settings, SourceRead read, SourceCursor cursor, CancellationToken cancellationToken)
    {
        int refusals = 0;
        for (int attempt = 1; ; attempt++)
        {
            await RestAsync(stream, cancellationToken);
            PageResult result;
            try
            {
                result = await gate.CallAsync(stream, settings, read, stop => pages.ReadAsync(client, gate, cursor, clock.GetUtcNow(), stop), cancellationToken);
            }
            catch (SourceException e) when (e.Error.Kind == ErrorKind.Transient && attempt < Tries)
            {
                await PauseAsync(attempt, null, cancellationToken);
                continue;
            }

            if (result.Error is not { } error)
            {
                if (result.Wait is { } wait)
                {
                    _restUntil[stream.Name] = clock.GetUtcNow() + wait;
                }

                return result.Page!;
            }

            switch (error.Kind)
            {
                case ErrorKind.RateLimited when ++refusals < MostRefusals:
                    // The gate knows until when, and waits or gives up before the next call.
                    attempt--;
                    break;
                case ErrorKind.Position when cursor.Position is not null && attempt < Tries:
                    cursor = cursor with { Position = null };
                    break;
                case ErrorKind.Transient when attempt < Tries:
                    await PauseAsync(attempt, error.Until, cancellationToken);
                    break;
                case ErrorKind.Transient when result.Page is { } part:
                    // Feeds that are broken for good give what can be read of them.
                    return part;
                default:
                    throw new SourceException(stream.Name, error);
            }
        }
    }

    // Until the stated time, or 1 s, 2 s, 4 s, each with up to as much again so that instances do not come back together.
    private Task PauseAsync(int attempt, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        TimeSpan stated = (until ?? default) - clock.GetUtcNow();
        TimeSpan pause = stated > TimeSpan.Zero && stated <= options.Value.MaxWait ? stated : TimeSpan.FromSeconds(Math.Pow(2, attempt - 1) * (1 + chance()));
        return Task.Delay(pause, clock, cancellationToken);
    }

    // What a good answer asked for holds for the next page and for the next query alike.
    private async Task RestAsync(Connector stream, CancellationToken cancellationToken)
    {
        if (!_restUntil.TryGetValue(stream.Name, out DateTimeOffset until) || until - clock.GetUtcNow() is not { Ticks: > 0 } rest)
        {
            return;
        }

        if (rest > options.Value.MaxWait)
        {
            throw new SourceException(stream.Name, new SourceError(ErrorKind.RateLimited, 200, "wants to be left alone for a while", until));
        }

        await Task.Delay(rest, clock, cancellationToken);
    }
}
