using Trends.Engine;
using Trends.Storage;

namespace Trends.Marts;

/// <summary>
/// Keeps, beside the lake's other outputs, the key and hash of every row that stands in a container, a file a part, so that only what differs is written.
/// Notes of what an update is about to write, and of keys that vanished, stand under <c>_plan/</c> until it is complete.
/// </summary>
internal sealed class MartSnapshots
{
    private readonly ILake _lake;
    private readonly string _folder;
    private readonly OutputLedger _ledger;
    private OutputManifest _manifest = OutputManifest.Empty();
    private Dictionary<string, OutputEntry> _standing = [];
    private HashSet<string> _paths = [];

    private MartSnapshots(ILake lake, MartDefinition mart)
    {
        _lake = lake;
        _folder = $"marts/{mart.Name}";
        _ledger = new(lake, _folder);
    }

    /// <summary>Reads what stands.</summary>
    public static async Task<MartSnapshots> OpenAsync(ILake lake, MartDefinition mart, CancellationToken cancellationToken)
    {
        MartSnapshots snapshots = new(lake, mart);
        await snapshots.RefreshAsync(cancellationToken);
        return snapshots;
    }

    /// <summary>Gives the path of a part's snapshot.</summary>
    public string Path(string part) => $"{_folder}/month={part}/part-0.parquet";

    /// <summary>Gives the digests that snapshots are to have, by path.</summary>
    public SortedDictionary<string, string> Wanted(IEnumerable<MartPart> parts) =>
        new(parts.ToDictionary(p => Path(p.Name), p => p.Digest, StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Tells whether the manifest is the snapshot of a name, and nothing more was begun.</summary>
    public bool IsComplete(string snapshot) => snapshot == Name(_manifest.Outputs);

    /// <summary>Tells whether a container whose mark names a snapshot holds what is described here, but for an update that was interrupted.</summary>
    public bool Describes(string snapshot) =>
        (snapshot == Name(_manifest.Outputs) && _manifest.Outputs.All(o => o.Value.Rows == 0 || _paths.Contains(o.Key))) || snapshot == Name(_standing);

    /// <summary>Tells whether a part's rows stand as they should.</summary>
    public bool Stands(MartPart part) => _standing.GetValueOrDefault(Path(part.Name))?.Digest == part.Digest;

    /// <summary>Gives the snapshot files of parts, as far as there are any: of the last update, or of an interrupted one, whose rows are all in the store.</summary>
    public Task<List<string>> FilesAsync(IEnumerable<string> parts, CancellationToken cancellationToken) => LocalAsync(parts.Select(Path).Where(_paths.Contains), cancellationToken);

    /// <summary>Gives the snapshot files of parts that are to be no more.</summary>
    public Task<List<string>> GoneAsync(SortedDictionary<string, string> wanted, CancellationToken cancellationToken) =>
        LocalAsync(_paths.Where(p => MonthName.OfPath(p) is not null && !wanted.ContainsKey(p)), cancellationToken);

    /// <summary>Gives the snapshot files that are not those of the manifest.</summary>
    public Task<List<string>> ChangedAsync(SortedDictionary<string, string> wanted, CancellationToken cancellationToken) =>
        LocalAsync(wanted.Keys.Where(p => _standing.GetValueOrDefault(p) is { Rows: > 0 } entry && _manifest.Outputs.GetValueOrDefault(p) != entry), cancellationToken);

    /// <summary>Gives the notes of a kind, those of an interrupted update among them.</summary>
    /// <param name="kind"><c>pending</c>: what is about to be written; <c>vanished</c>: what a part holds no more.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task<List<string>> NotesAsync(string kind, CancellationToken cancellationToken) =>
        LocalAsync(_paths.Where(p => p.StartsWith($"{_folder}/_plan/{kind}-", StringComparison.Ordinal)), cancellationToken);

    /// <summary>Gives a slice's note that stood before this update, if there is one.</summary>
    public Task<List<string>> FindNoteAsync(string kind, IEnumerable<MartPart> slice, CancellationToken cancellationToken) =>
        LocalAsync(new[] { Note(kind, slice) }.Where(_paths.Contains), cancellationToken);

    /// <summary>Gives the path of a slice's note.</summary>
    public string Note(string kind, IEnumerable<MartPart> slice) =>
        $"{_folder}/_plan/{kind}-{OutputDigest.Of("slice", slice.Select(p => $"{p.Name} {p.Digest}"))[6..]}.parquet";

    /// <summary>Notes what a slice has written.</summary>
    public Task WriteReceiptAsync(SortedDictionary<string, OutputEntry> written, CancellationToken cancellationToken) => _ledger.WriteReceiptAsync(written, cancellationToken);

    /// <summary>Looks again.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        _manifest = await _ledger.ReadAsync(cancellationToken);
        _standing = await _ledger.FindStandingAsync(cancellationToken);
        _paths = [.. await _lake.ListAsync(_folder + "/", cancellationToken).Select(o => o.Path).ToListAsync(cancellationToken)];
    }

    /// <summary>Forgets everything.</summary>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        foreach (string path in _paths)
        {
            await _lake.DeleteAsync(path, cancellationToken);
        }

        await RefreshAsync(cancellationToken);
    }

    /// <summary>Names the snapshot that <see cref="CompleteAsync"/> makes the manifest of.</summary>
    public string NameOf(SortedDictionary<string, string> wanted) =>
        Name(wanted.Keys.Where(_standing.ContainsKey).Select(p => KeyValuePair.Create(p, _standing[p])));

    /// <summary>Makes what stands the manifest and drops the notes.</summary>
    public Task CompleteAsync(SortedDictionary<string, string> wanted, CancellationToken cancellationToken) =>
        _ledger.CompleteAsync(new(new(StringComparer.Ordinal), wanted, new StageCounts()), cancellationToken);

    private static string Name(IEnumerable<KeyValuePair<string, OutputEntry>> outputs) =>
        OutputDigest.Of("snapshot", outputs.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => FormattableString.Invariant($"{o.Key} {o.Value.Digest} {o.Value.Rows} {o.Value.ETag}")));

    private async Task<List<string>> LocalAsync(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        List<string> files = [];
        foreach (string path in paths)
        {
            files.Add(await _lake.GetLocalFileAsync(path, cancellationToken));
        }

        return files;
    }
}
