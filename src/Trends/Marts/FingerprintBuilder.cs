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
        return new(
            await HashStagingAsync(session, staging, cancellationToken),
            await HashWarehouseAsync(session, cancellationToken),
            await HashMartsAsync(session, cancellationToken));
    }

    private static SqlText Carriers(Dictionary<RecordKind, SqlText> staging)
    {
        List<string> carriers = [];
        foreach ((RecordKind kind, SqlText select) in staging)
        {
            if (CanonicalSchema.For(kind).Fields.FirstOrDefault(f => f.Person) is { } person)
            {
                string column = SqlText.Identifier(person.Column).Text;
                carriers.Add($"SELECT {column} AS person, {RowText(kind, withPerson: false)} AS row_text FROM ({select}) WHERE {column} IS NOT NULL");
            }
        }

        return SqlText.Trusted(string.Join(" UNION ALL ", carriers));
    }

    // Terms and content are functions of the texts beside them; leaving them out of a person's label saves half of the work, and they are hashed with the row.
    private static string RowText(RecordKind kind, bool withPerson)
    {
        IEnumerable<string> columns = StagingColumns.All(kind).Select(c => c.Name).Where(c => !NotStaging.Contains(c));
        HashSet<string> persons = [.. CanonicalSchema.For(kind).Fields.Where(f => f.Person).Select(f => f.Column)];
        columns = withPerson ? columns : columns.Where(c => !persons.Contains(c) && c is not "terms" and not "content");
        string cells = string.Join(", ", columns.Select(c => persons.Contains(c) ? "coalesce(p.person_label, '')" : SqlText.Identifier(c).Text));
        return $"to_json(row({SqlText.Literal(kind.Name())}, {cells}))::VARCHAR";
    }

    private static string Sum(string rowText, string from) =>
        $"SELECT concat_ws(':', count(*), sum(low_half(row_text)), sum(high_half(row_text))) FROM (SELECT {rowText} AS row_text FROM {from})";

    private static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private async Task<Dictionary<RecordKind, SqlText>> ViewStagingAsync(CancellationToken cancellationToken)
    {
        Dictionary<RecordKind, SortedDictionary<string, OutputEntry>> months = await StagingSource.ReadAsync(lake, cancellationToken);
        Dictionary<RecordKind, SqlText> selects = [];
        foreach (RecordKind kind in RecordKinds.All)
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
                SELECT dataset, concat_ws(':', count(*), sum(low_half(row_text)), sum(high_half(row_text)))
                FROM (SELECT dataset, {RowText(kind, withPerson: true)} AS row_text FROM ({select}) s{join})
                GROUP BY dataset
                """;
            foreach ((string dataset, string sum) in await session.QueryAsync(sql, r => (r.GetString(0), r.GetString(1)), cancellationToken))
            {
                sums[dataset] = $"{sums.GetValueOrDefault(dataset)}{kind.Name()} {sum}\n";
            }
        }

        return new(sums.ToDictionary(s => s.Key, s => Sha(s.Value), StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private async Task<SortedDictionary<string, string>> HashWarehouseAsync(DuckSession session, CancellationToken cancellationToken)
    {
        SortedDictionary<string, string> hashes = new(StringComparer.Ordinal);
        OutputManifest manifest = await new OutputLedger(lake, WarehouseTables.Folder).ReadAsync(cancellationToken);
        if (manifest.Outputs.Count == 0)
        {
            return hashes;
        }

        await WarehouseViews.CreateAsync(session, lake, manifest, cancellationToken);
        foreach (string table in WarehouseTables.All)
        {
            List<string> columns = await session.QueryAsync($"SELECT column_name FROM (DESCRIBE {SqlText.Identifier(table)})", r => r.GetString(0), cancellationToken);
            string? key = columns.FirstOrDefault(PersonKeys.Contains);
            string cells = string.Join(", ", columns.Where(c => !NotWarehouse.Contains(c)).Order(StringComparer.Ordinal).Select(c =>
                PersonKeys.Contains(c) || Persons.Contains(c) ? "coalesce(p.person_label, '')" : $"s.{SqlText.Identifier(c)}"));
            string join = key is null ? string.Empty : $" LEFT JOIN labels p ON p.person_key = s.{SqlText.Identifier(key)}";
            List<string> sum = await session.QueryAsync(Sum($"to_json(row({cells}))::VARCHAR", $"{SqlText.Identifier(table)} s{join}"), r => r.GetString(0), cancellationToken);
            hashes[table] = Sha(sum[0]);
        }

        return hashes;
    }

    private async Task<SortedDictionary<string, string>> HashMartsAsync(DuckSession session, CancellationToken cancellationToken)
    {
        // Users alone come up in marts; authors may be many more.
        Dictionary<string, string> labels = new(StringComparer.Ordinal);
        OutputManifest manifest = await new OutputLedger(lake, WarehouseTables.Folder).ReadAsync(cancellationToken);
        if (manifest.Outputs.Count > 0)
        {
            await foreach ((string person, string label) in session.StreamAsync(
                "SELECT l.person, l.person_label FROM labels l SEMI JOIN dim_user u ON u.user_key = l.person_key", r => (r.GetString(0), r.GetString(1)), cancellationToken))
            {
                labels[person] = label;
            }
        }

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
        string? continuation = null;
        MartRowText text = new(labels);
        do
        {
            MartPage page = await store.QueryAsync(container, new MartQuery(Top: 10_000, Continuation: continuation), cancellationToken);
            foreach (MartRow row in page.Rows)
            {
                sum += new BigInteger(text.Hash(row), isUnsigned: true);
                count++;
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);
        return string.Create(CultureInfo.InvariantCulture, $"{count}:{sum}");
    }
}
