using System.Text;
using System.Text.Json;
using Trends.Collect.Landing;
using Trends.Collect.Manifests;

namespace Trends.Collect.Mapping;

/// <summary>Makes canonical records out of received ones, in batch and stream alike. Made once a manifest; any number of threads may use it.</summary>
public sealed class RecordMapper
{
    private static readonly string[] FilledFields = ["platform", "language"];

    private readonly CanonicalSchema _schema;
    private readonly RecordMember[] _members;
    private readonly FieldTarget[] _defaults;
    private readonly DatasetManifest _manifest;
    private readonly int _slots;
    private RecordMapper? _timeOnly;

    /// <summary>Initializes a new instance of the <see cref="RecordMapper"/> class.</summary>
    /// <param name="manifest">Says where each field comes from.</param>
    public RecordMapper(DatasetManifest manifest)
        : this(manifest, onlyField: null)
    {
    }

    private RecordMapper(DatasetManifest manifest, string? onlyField)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        _manifest = manifest;
        _schema = manifest.Schema;
        List<FieldTarget> targets = [];
        foreach (FieldMapping mapping in manifest.Fields.Where(f => onlyField is null || f.Field == onlyField))
        {
            string? fallback = Fallback(mapping.Field);
            if (mapping.Otherwise.Count == 0)
            {
                targets.Add(new(mapping, _schema, PathOf(mapping.From), fallback));
                continue;
            }

            targets.AddRange(mapping.Sources.Select((from, rank) => new FieldTarget(mapping, _schema, PathOf(from), fallback, _slots, rank)));
            _slots++;
        }

        foreach (string field in FilledFields.Where(f => onlyField is null && _schema.IndexOf(f) >= 0))
        {
            if (Fallback(field) is not null && !manifest.Fields.Any(f => f.Field == field))
            {
                targets.Add(new(new(field, null), _schema, [], Fallback(field)));
            }
        }

        _defaults = [.. targets.Where(t => t.HasDefault)];
        _members = [.. targets.Where(t => t.Path.Length > 0)
            .GroupBy(t => Encoding.UTF8.GetString(t.Path[0].Name!), StringComparer.Ordinal)
            .Select(g => new RecordMember(Encoding.UTF8.GetBytes(g.Key), [.. g]))];
    }

    /// <summary>Maps a record of a raw batch.</summary>
    /// <param name="record">The record.</param>
    public MappedRecord Map(in RawRecord record) => MapJson(record.Json.Span);

    /// <summary>Maps a JSON object in UTF-8 whose members are what the manifest calls columns.</summary>
    /// <param name="json">The object; valid JSON.</param>
    /// <exception cref="JsonException">It is not valid JSON.</exception>
    public MappedRecord MapJson(ReadOnlySpan<byte> json)
    {
        MapState state = new(_schema);
        if (_slots > 0)
        {
            state.Filled = new int[_slots];
        }

        Utf8JsonReader reader = new(json);
        int expected = 0;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            RecordMember? member = Find(ref reader, ref expected);
            reader.Read();
            if (member is not null)
            {
                foreach (FieldTarget target in member.Targets)
                {
                    Utf8JsonReader copy = reader;
                    target.Take(ref copy, 1, ref state);
                }
            }

            reader.Skip();
        }

        foreach (FieldTarget target in _defaults)
        {
            target.FillDefault(ref state);
        }

        state.Record.Extras = state.Extras;
        return new(state.Record, state.Defects ?? (IReadOnlyList<CellDefect>)[]);
    }

    /// <summary>Reads nothing but the time a record tells of.</summary>
    /// <param name="json">The object; valid JSON.</param>
    /// <returns>Its cell as in the canonical record; null when it has none or none that can be read.</returns>
    public object? EventTime(ReadOnlySpan<byte> json)
    {
        if (_schema.EventTime < 0)
        {
            return null;
        }

        _timeOnly ??= new(_manifest, _schema.Fields[_schema.EventTime].Name);
        return _timeOnly.MapJson(json).Record[_schema.EventTime];
    }

    private RecordMember? Find(ref Utf8JsonReader reader, ref int expected)
    {
        // Members come in the same order from record to record, so the one after the last is nearly always it.
        for (int i = 0; i < _members.Length; i++)
        {
            int at = expected + i < _members.Length ? expected + i : expected + i - _members.Length;
            if (reader.ValueTextEquals(_members[at].Name))
            {
                expected = at + 1 < _members.Length ? at + 1 : 0;
                return _members[at];
            }
        }

        return null;
    }

    private string? Fallback(string field) => field switch
    {
        "platform" => _manifest.Platform,
        "language" => _manifest.Language,
        _ => null,
    };

    private PathSegment[] PathOf(string? from) => from is null ? []
        : _manifest.Format.IsTable ? [new(Encoding.UTF8.GetBytes(from), 0)]
        : JsonPath.TryParse(from)!;
}
