using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Trends.Clean;
using Trends.Engine;
using Trends.Storage;
using Trends.Warehouse;

namespace Trends.Marts;

/// <summary>Takes the fingerprint of a data folder.</summary>
/// <param name="engine">The columnar engine.</param>
/// <param name="lake">The lake.</param>
/// <param name="store">The marts.</param>
public sealed class FingerprintBuilder(DuckEngine engine, ILake lake, IMartStore store)
{
    // Left out of staging: what tells copies apart, versions, and ids made from raw content or pseudonyms.
    private static readonly HashSet<string> NotStaging = new(
        ["identity", "entity", "content_hash", "version_at", "batch", "line", "dataset"], StringComparer.Ordinal);

    // Surrogate keys made from an identity, which for records without id is made from a pseudonym.
    private static readonly HashSet<string> NotWarehouse = new(["event_key", "signal_key", "label_key"], StringComparer.Ordinal);

    private static readonly HashSet<string> PersonKeys = new(["author_key", "user_key"], StringComparer.Ordinal);

    private static readonly HashSet<string> Persons = new(["author", "user"], StringComparer.Ordinal);

    private static readonly SqlScript HashScript = SqlScript.Load(typeof(FingerprintBuilder), "row-hash.sql");

    private static readonly SqlScript LabelScript = SqlScript.Load(typeof(FingerprintBuilder), "labels.sql");

    /// <summary>Takes the fingerprint.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="TrendsException">A part is not readable.</exception>
    public async Task<Fingerprint> ComputeAsync(CancellationToken cancellationToken)
    {
        using DuckSession session = engine.Open();
        await session.ExecuteAsync(HashScript.Bind(), cancellationToken);
        Dictionary<RecordKind, SqlText> staging = await ViewStagingAsync(cancellationToken);
        await session.ExecuteAsync(LabelScript.Bind(("carriers", Carriers(staging))), cancellationToken);
        OutputManifest manifest = await new OutputLedger(lake, WarehouseTables.Folder).ReadAsync(cancellationToken);
        if (manifest.Outputs.Count > 0)
        {
            await WarehouseViews.CreateAsync(session, lake, manifest, WarehouseTables.All, cancellationToken);
        }

        Dictionary<string, string> users = await ReadUsersAsync(session, manifest, cancellationToken);

        // The store and the engine are read side by side.
        Task<SortedDictionary<string, string>> marts = Task.Run(() => HashMartsAsync(users, cancellationToken), cancellationToken);
        Task<(SortedDictionary<string, string> Staging, SortedDictionary<string, string> Warehouse)> files = HashFilesAsync();
        await Task.WhenAll(marts, files);
        return new((await files).Staging, (await files).Warehouse, await marts);

        async Task<(SortedDictionary<string, string>, SortedDictionary<string, string>)> HashFilesAsync() =>
            (await HashStagingAsync(session, staging, cancellationToken), await HashWarehouseAsync(session, manifest, cancellationToken));
    }

    private static SqlText Carriers(Dictionary<RecordKind, SqlText> staging)
    {
        List<string> carriers = [];
        foreach ((RecordKind kind, SqlText select) in staging)
        {
            if (CanonicalSchema.For(kind).Fields.FirstOrDefault(f => f.Person) is { } person)
            {
                string column = SqlText.Identifier(person.Column).Text;
                carriers.Add($"SELECT {column} AS person, {Halves(Cells(kind, withPerson: false))} FROM ({select}) WHERE {column} IS NOT NULL");
            }
        }

        return SqlText.Trusted(string.Join(" UNION ALL ", carriers));
    }

    // Terms are a function of the texts beside them; leaving them out of a person's label saves half of the work, and they are hashed with the row.
    private static string Cells(RecordKind kind, bool withPerson)
    {
        HashSet<string> persons = [.. CanonicalSchema.For(kind).Fields.Where(f => f.Person).Select(f => f.Column)];
        IEnumerable<string> cells = StagingColumns.All(kind)
            .Where(c => !NotStaging.Contains(c.Name) && (withPerson || (!persons.Contains(c.Name) && c.Name is not "terms")))
            .Select(c => persons.Contains(c.Name) ? "coalesce(p.person_label, '')" : Cell(SqlText.Identifier(c.Name).Text, c.Type));
        return string.Join(", ", cells.Prepend(SqlText.Literal(kind.Name()).Text));
    }

    // An empty list and none have the same hash.
    private static string Cell(string column, string type) => type.EndsWith("[]", StringComparison.Ordinal) ? $"{column}, len({column})" : column;

    private static string Halves(string cells) => $"hash({cells}) AS low, hash('second', {cells}) AS high";

    private static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private async Task<Dictionary<RecordKind, SqlText>> ViewStagingAsync(CancellationToken cancellationToken)
    {
        Dictionary<RecordKind, SortedDictionary<string, OutputEntry>> months = await StagingSource.ReadAsync(lake, cancellationToken);
        Dictionary<RecordKind, SqlText> selects = [];
        foreach (RecordKind kind in RecordKinds.Staged)
        {
            SqlText select = await StagingSource.SelectAsync(lake, kind, months[kind].Keys, cancellationToken);
            selects[kind] = kind.IsPostLike() ? SqlText.Trusted($"SELECT * EXCLUDE (kind) FROM ({select})") : select;
        }

        return selects;
    }

    private static async Task<SortedDictionary<string, string>> HashStagingAsync(
        DuckSession session, Dictionary<RecordKind, SqlText> staging, CancellationToken cancellationToken)
    {
        SortedDictionary<string, string> sums = new(StringComparer.Ordinal);
        foreach ((RecordKind kind, SqlText select) in staging)
        {
            CanonicalField? person = CanonicalSchema.For(kind).Fields.FirstOrDefault(f => f.Person);
            string join = person is null ? string.Empty : $" LEFT JOIN labels p ON p.person = s.{SqlText.Identifier(person.Column)}";
            string sql = $"""
                SELECT dataset, sum_of(low, high)
                FROM (SELECT dataset, {Halves(Cells(kind, withPerson: true))} FROM ({select}) s{join})
                GROUP BY dataset
                """;
            foreach ((string dataset, string sum) in await session.QueryAsync(sql, r => (r.GetString(0), r.GetString(1)), cancellationToken))
            {
                sums[dataset] = $"{sums.GetValueOrDefault(dataset)}{kind.Name()} {sum}\n";
            }
        }

        return new(sums.ToDictionary(s => s.Key, s => Sha(s.Value), StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static async Task<SortedDictionary<string, string>> HashWarehouseAsync(DuckSession session, OutputManifest manifest, CancellationToken cancellationToken)
    {
        SortedDictionary<string, string> hashes = new(StringComparer.Ordinal);
        if (manifest.Outputs.Count == 0)
        {
            return hashes;
        }

        foreach (string table in WarehouseTables.All)
        {
            List<(string Name, string Type)> columns = await session.QueryAsync(
                $"SELECT column_name, column_type FROM (DESCRIBE {SqlText.Identifier(table)})", r => (r.GetString(0), r.GetString(1)), cancellationToken);
            string? key = columns.Select(c => c.Name).FirstOrDefault(PersonKeys.Contains);
            string cells = string.Join(", ", columns.Where(c => !NotWarehouse.Contains(c.Name)).OrderBy(c => c.Name, StringComparer.Ordinal).Select(c =>
                PersonKeys.Contains(c.Name) || Persons.Contains(c.Name) ? "coalesce(p.person_label, '')" : Cell($"s.{SqlText.Identifier(c.Name)}", c.Type)));
            string join = key is null ? string.Empty : $" LEFT JOIN labels p ON p.person_key = s.{SqlText.Identifier(key)}";
            List<string> sum = await session.QueryAsync(
                $"SELECT sum_of(low, high) FROM (SELECT {Halves(cells)} FROM {SqlText.Identifier(table)} s{join})", r => r.GetString(0), cancellationToken);
            hashes[table] = Sha(sum[0]);
        }

        return hashes;
    }

    // Users alone come up in marts; authors may be many more.
    private static async Task<Dictionary<string, string>> ReadUsersAsync(DuckSession session, OutputManifest manifest, CancellationToken cancellationToken)
    {
        List<(string Person, string Label)> labels = manifest.Outputs.Count == 0 ? [] : await session.QueryAsync(
            "SELECT l.person, l.person_label FROM labels l SEMI JOIN dim_user u ON u.user_key = l.person_key", r => (r.GetString(0), r.GetString(1)), cancellationToken);
        return labels.ToDictionary(l => l.Person, l => l.Label, StringComparer.Ordinal);
    }

    private async Task<SortedDictionary<string, string>> HashMartsAsync(Dictionary<string, string> labels, CancellationToken cancellationToken)
    {
        SortedDictionary<string, string> hashes = new(StringComparer.Ordinal);
        foreach ((string mart, IReadOnlyList<MartDefinition> containers) in MartDefinitions.Marts)
        {
            StringBuilder sums = new();
            foreach (MartDefinition container in containers)
            {
                sums.Append(CultureInfo.InvariantCulture, $"{container.Name} {await HashContainerAsync(container, labels, cancellationToken)}\n");
            }

            hashes[mart] = Sha(sums.ToString());
        }

        return hashes;
    }

    private async Task<string> HashContainerAsync(MartDefinition container, Dictionary<string, string> labels, CancellationToken cancellationToken)
    {
        await store.CreateAsync(container, cancellationToken);
        BigInteger sum = BigInteger.Zero;
        long count = 0;
        MartRowText text = new(labels);
        await foreach (MartRow row in store.ListAsync(container, new(), cancellationToken))
        {
            sum += new BigInteger(text.Hash(row), isUnsigned: true);
            count++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{count}:{sum}");
    }
}
