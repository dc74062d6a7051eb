using Microsoft.Extensions.Options;
using Trends.Collect.Connect.Manifests;
using Trends.Collect.Landing;

namespace Trends.Collect.Connect.Lookup;

/// <summary>Asks platforms for the posts that were landed, and lands what was deleted there.</summary>
/// <remarks>Deletions are landed before the cursor moves on: a crash repeats calls and loses nothing.</remarks>
public sealed class SourceRechecker
{
    // Some posts may not be read and say nothing of the others; so many in a row are no chance.
    private const int MostRefusals = 3;
    private const int WitnessesOfEach = 5;

    private readonly SourceCatalog _catalog;
    private readonly LookupCaller _caller;
    private readonly LandedPosts _posts;
    private readonly KnownDeletions _deletions;
    private readonly RecheckStore _store;
    private readonly EventLander _lander;
    private readonly SourcesOptions _options;
    private readonly TimeProvider _clock;

    /// <summary>Initializes a new instance of the <see cref="SourceRechecker"/> class.</summary>
    /// <param name="catalog">The streams.</param>
    /// <param name="caller">Asks.</param>
    /// <param name="posts">Gives what was landed.</param>
    /// <param name="deletions">Gives what is known to be deleted.</param>
    /// <param name="store">Keeps where each stream stands.</param>
    /// <param name="lander">Lands deletions.</param>
    /// <param name="options">The settings.</param>
    /// <param name="clock">The clock.</param>
    internal SourceRechecker(
        SourceCatalog catalog, LookupCaller caller, LandedPosts posts, KnownDeletions deletions, RecheckStore store, EventLander lander, IOptions<SourcesOptions> options, TimeProvider clock)
        => (_catalog, _caller, _posts, _deletions, _store, _lander, _options, _clock) = (catalog, caller, posts, deletions, store, lander, options.Value, clock);

    /// <summary>Asks for posts of a stream, from where the last run stopped, with as many calls as the settings give.</summary>
    /// <param name="name">The stream's name.</param>
    /// <param name="cancellationToken">Stops between two calls; the next run asks for the same again.</param>
    /// <exception cref="InputException">There is no such stream, or its posts cannot be asked for.</exception>
    public async Task<RecheckResult> RecheckAsync(string name, CancellationToken cancellationToken)
    {
        if (_catalog.Find(name) is not { Lookup: { } rules } stream)
        {
            throw new InputException($"Posts of '{name}' cannot be asked for by id.");
        }

        DateTimeOffset now = _clock.GetUtcNow();
        DateTimeOffset from = now - _options.RecheckFor;
        RecheckCursor? start = await _store.ReadAsync(name, cancellationToken);
        HashSet<string> known = await _deletions.ReadAsync(stream.Platform.Platform, from, now, cancellationToken);
        HashSet<string> done = [.. known];
        Asking asking = new(this, stream, rules, stop => WitnessesAsync(stream, from, now, known, stop));
        await foreach (LandedPost post in _posts.ReadAsync(stream, from, now, start, cancellationToken))
        {
            // A post stands in raw as often as it was read.
            if (IsWithin(rules, post, now) && done.Add(post.Id))
            {
                await asking.AddAsync(post, cancellationToken);
            }

            if (asking.IsStopped)
            {
                break;
            }
        }

        await asking.AskAsync(cancellationToken);
        return await LandAsync(stream, asking, cancellationToken);
    }

    // Posts of the platform's other streams that the same look-up finds: they are asked along where a stream has none that is known to be there.
    private async Task<List<string>> WitnessesAsync(Connector stream, DateTimeOffset from, DateTimeOffset now, HashSet<string> known, CancellationToken cancellationToken)
    {
        List<string> keys = [];
        foreach (Connector other in _catalog.Of(stream.Platform.Platform).Where(s => s != stream && s.Lookup?.Plan == stream.Lookup!.Plan))
        {
            keys.AddRange(await _posts.ReadAsync(other, from, now, null, cancellationToken)
                .Where(post => !known.Contains(post.Id) && IsWithin(other.Lookup!, post, now))
                .Take(WitnessesOfEach)
                .Select(post => post.Key)
                .ToListAsync(cancellationToken));
        }

        return keys;
    }

    // What an answer does not reach to is left out of it like what is deleted; a day is for platforms that count in days.
    private static bool IsWithin(LookupRules rules, LandedPost post, DateTimeOffset now)
        => rules.Plan.Reach is not { } reach || (post.PublishedAt > now - reach + TimeSpan.FromDays(1) && post.PublishedAt <= now);

    private async Task<RecheckResult> LandAsync(Connector stream, Asking asking, CancellationToken cancellationToken)
    {
        RecheckRound round = asking.Round;
        string platform = stream.Platform.Platform;
        IReadOnlyList<string> gone = round.Gone;
        LandResult landed = await _lander.LandAsync(
            SourceDeletion.Manifest(platform), stream.Name, round.Url, [.. gone.Select(id => new SourceDeletion(id).ToJson())], cancellationToken);
        if (asking.Cursor is { } cursor)
        {
            await _store.WriteAsync(stream.Name, cursor, cancellationToken);
        }

        string? odd = round.IsOdd
            ? $"Source '{stream.Name}': of {round.Asked} posts that were asked for again a whole call's are gone at once. That is not believed, and nothing is deleted for it: try the credentials with: check {stream.Name}"
            : null;
        return new(stream.Name, round.Asked, gone.Count, !asking.IsStopped, landed, asking.Message ?? odd);
    }

    private sealed class Asking(SourceRechecker owner, Connector stream, LookupRules rules, Func<CancellationToken, Task<List<string>>> findWitnesses)
    {
        private readonly SourceSettings _settings = owner._options.Of(stream.Platform);
        private readonly List<LandedPost> _waiting = [];
        private List<string>? _witnesses;
        private int _calls;
        private int _refusals;

        public RecheckRound Round { get; } = new(rules.Plan.IsUnsure);

        public RecheckCursor? Cursor { get; private set; }

        /// <summary>Gets a value indicating whether there are no more calls, or no more sense in them.</summary>
        public bool IsStopped { get; private set; }

        public string? Message { get; private set; }

        /// <summary>Puts a post into the next call, and makes the call when it is full.</summary>
        public async Task AddAsync(LandedPost post, CancellationToken cancellationToken)
        {
            if (_calls == owner._options.RecheckCalls)
            {
                IsStopped = true;
                return;
            }

            _waiting.Add(post);
            bool hasWitness = rules.Plan.AbsentIsGone && Round.Witness is not null;
            if (_waiting.Count >= rules.Plan.Most - (hasWitness ? 1 : 0))
            {
                await AskAsync(cancellationToken);
            }
        }

        public async Task AskAsync(CancellationToken cancellationToken)
        {
            if (_waiting.Count == 0)
            {
                return;
            }

            string[] keys = await KeysAsync(cancellationToken);
            _calls++;
            try
            {
                (LookupAnswer answer, string shown) = await owner._caller.AskAsync(stream, _settings, keys, cancellationToken);
                Note(answer, shown);
            }
            catch (SourceException e)
            {
                // One's own quotas, where nobody was asked, are as they should be.
                Stop(e.Error is { Kind: ErrorKind.RateLimited, Status: 0 } ? null : e.Message);
            }

            _waiting.Clear();
        }

        // One that is there shows that the answer is one.
        private async Task<string[]> KeysAsync(CancellationToken cancellationToken)
        {
            string[] keys = [.. _waiting.Select(p => p.Key)];
            if (!rules.Plan.AbsentIsGone || keys.Length == rules.Plan.Most)
            {
                return keys;
            }

            IEnumerable<string> witnesses = Round.Witness is { } own ? [own] : _witnesses ??= await findWitnesses(cancellationToken);
            return [.. keys.Concat(witnesses).Distinct(StringComparer.Ordinal).Take(rules.Plan.Most)];
        }

        private void Note(LookupAnswer answer, string shown)
        {
            if (answer.Error is not { } error)
            {
                _refusals = 0;
                Round.Note(_waiting, answer, shown);
                Cursor = _waiting[^1].Place;
                return;
            }

            bool isOfPost = error.Kind is ErrorKind.Missing or ErrorKind.Config or ErrorKind.Credentials;
            Cursor = isOfPost ? _waiting[^1].Place : Cursor;
            if (!isOfPost || ++_refusals == MostRefusals)
            {
                Stop(new SourceException(stream.Name, error).Message);
            }
        }

        private void Stop(string? message) => (IsStopped, Message) = (true, message);
    }
}
