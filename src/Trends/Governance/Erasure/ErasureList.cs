using System.Globalization;
using System.Text.Json;
using Trends.Storage;

namespace Trends.Governance.Erasure;

/// <summary>Keeps what was erased, by keys, so that it stays out when a source gives it again.</summary>
/// <param name="state">The state store.</param>
/// <param name="keys">Keeps the key of pseudonyms.</param>
/// <param name="clock">Says when something was put on the list.</param>
public sealed class ErasureList(IStateStore state, IPseudonymKeys keys, TimeProvider clock) : IDisposable
{
    /// <summary>The state table of erasures.</summary>
    public const string Table = "erased";

    private const string Subjects = "subjects";
    private const string Version = "version";
    private readonly SemaphoreSlim _gate = new(1, 1);
    private ErasureSet _set = ErasureSet.Empty;
    private string? _version;

    /// <summary>Puts keys on the list, for good.</summary>
    /// <param name="subjects">The keys.</param>
    /// <param name="because">Who wants it: <c>request</c>, or <c>source</c> for what its platform deleted.</param>
    /// <param name="cancellationToken">Stops the call; keys may stand already then.</param>
    public async Task AddAsync(IReadOnlyCollection<ErasureKey> subjects, string because, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        if (subjects.Count == 0)
        {
            return;
        }

        string value = JsonSerializer.Serialize(new { at = clock.GetUtcNow().UtcDateTime, because });
        await state.WriteManyAsync(Table, Subjects, [.. subjects.Distinct().Select(k => KeyValuePair.Create(k.ToString(), value))], cancellationToken);

        // Whoever holds the list in memory sees by this row that it is longer now.
        await state.WriteAsync(Table, Version, Version, clock.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture), WriteCondition.Always, cancellationToken);
    }

    /// <summary>Gives what tells erased records from others, with the list as it stands.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>That; null when nothing was ever erased.</returns>
    public async Task<ErasureMatcher?> OpenAsync(CancellationToken cancellationToken)
    {
        StateRow? version = await state.ReadAsync(Table, Version, Version, cancellationToken);
        if (version is null)
        {
            return null;
        }

        ErasureSet set = await LoadAsync(version.ETag, cancellationToken);
        return set.IsEmpty ? null : new(set, await Pseudonymizer.CreateAsync(keys, cancellationToken));
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task<ErasureSet> LoadAsync(string version, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_version == version)
            {
                return _set;
            }

            List<ErasureKey> subjects = await state.ListAsync(Table, Subjects, cancellationToken).Select(r => ErasureKey.Parse(r.Row)).ToListAsync(cancellationToken);

            // The version was read before the rows: what came between is read again with the next one.
            (_set, _version) = (new(subjects), version);
            return _set;
        }
        finally
        {
            _gate.Release();
        }
    }
}
