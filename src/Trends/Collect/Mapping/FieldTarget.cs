using System.Buffers;
using System.Text;
using System.Text.Json;
using Trends.Collect.Manifests;

namespace Trends.Collect.Mapping;

/// <summary>Fills one field of records from the JSON value that its mapping names.</summary>
internal sealed class FieldTarget
{
    private readonly CellConverter _converter;
    private readonly Dictionary<string, object?>? _values;
    private readonly Dictionary<string, object?>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly object? _default;
    private readonly FieldMapping _mapping;
    private readonly FieldType _type;
    private readonly int _index;
    private readonly CellText? _text;
    private readonly int _slot;
    private readonly int _rank;

    /// <summary>Initializes a new instance of the <see cref="FieldTarget"/> class.</summary>
    /// <param name="mapping">The field.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="path">One of the field's sources.</param>
    /// <param name="fallback">The value without any.</param>
    /// <param name="slot">The field's place among those with several sources; -1 for a field with one.</param>
    /// <param name="rank">The source's place among the field's, from 0.</param>
    internal FieldTarget(FieldMapping mapping, CanonicalSchema schema, PathSegment[] path, string? fallback, int slot = -1, int rank = 0)
    {
        _slot = slot;
        _rank = rank;
        _text = CellText.IsNeeded(mapping) ? new(mapping) : null;
        _mapping = mapping;
        _index = schema.IndexOf(mapping.Field);
        _type = _index < 0 ? FieldType.Text : schema.Fields[_index].Type;
        _converter = CellConverter.For(_type, mapping);
        Path = path;
        if (mapping.Values is not null)
        {
            _values = mapping.Values.ToDictionary(v => v.Key, v => Cell(v.Value), StringComparer.Ordinal);
            _lookup = _values.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        string? missing = mapping.Constant ?? mapping.Default ?? fallback;
        _default = missing is null ? null : Cell(missing);
    }

    /// <summary>Gets the steps from the record's member, whose name is the first, to the value.</summary>
    internal PathSegment[] Path { get; }

    internal bool HasDefault => _default is not null;

    /// <summary>Takes the value that the reader stands on, and moves past it.</summary>
    internal void Take(ref Utf8JsonReader json, int step, ref MapState state)
    {
        if (step == Path.Length)
        {
            TakeValue(ref json, ref state);
            return;
        }

        PathSegment segment = Path[step];
        JsonTokenType open = segment.Name is null ? JsonTokenType.StartArray : JsonTokenType.StartObject;
        if (json.TokenType != open)
        {
            json.Skip();
            return;
        }

        for (int i = 0; json.Read() && json.TokenType is not (JsonTokenType.EndArray or JsonTokenType.EndObject); i++)
        {
            bool wanted = segment.Name is null ? segment.Index < 0 || segment.Index == i : json.ValueTextEquals(segment.Name);
            if (segment.Name is not null)
            {
                json.Read();
            }

            if (wanted && segment.Filter?.Passes(json) != false)
            {
                Take(ref json, step + 1, ref state);
            }
            else
            {
                json.Skip();
            }
        }
    }

    /// <summary>Puts the default where nothing was received.</summary>
    internal void FillDefault(ref MapState state)
    {
        if (_index < 0)
        {
            state.Extras ??= new(StringComparer.Ordinal);
            state.Extras.TryAdd(_mapping.Field, (string)_default!);
        }
        else if (state.Record[_index] is null && !state.HasDefect(_mapping.Field))
        {
            state.Record[_index] = _default;
        }
    }

    private void TakeValue(ref Utf8JsonReader json, ref MapState state)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                break;
            case JsonTokenType.StartObject:
                json.Skip();
                if (_slot < 0)
                {
                    state.AddDefect(_mapping.Field, "{…}", CellReasons.NotAValue);
                }

                break;
            case JsonTokenType.StartArray:
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                {
                    TakeValue(ref json, ref state);
                }

                break;
            default:
                TakeScalar(ref json, ref state);
                break;
        }
    }

    private void TakeScalar(ref Utf8JsonReader json, ref MapState state)
    {
        // A scalar has at most as many UTF-16 units as UTF-8 bytes.
        int length = json.ValueSpan.Length;
        char[]? rented = length <= 256 ? null : ArrayPool<char>.Shared.Rent(length);
        Span<char> chars = rented ?? stackalloc char[256];
        int written;
        if (json.TokenType == JsonTokenType.String)
        {
            written = json.CopyString(chars);
        }
        else
        {
            written = Encoding.UTF8.GetChars(json.ValueSpan, chars);
        }

        if (_text is null)
        {
            TakeText(chars[..written].Trim(), ref state);
        }
        else
        {
            foreach (string text in _text.Of(chars[..written].Trim()))
            {
                TakeText(text, ref state);
            }
        }

        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    private void TakeText(ReadOnlySpan<char> text, ref MapState state)
    {
        if (text.IsEmpty)
        {
            return;
        }

        if (_slot < 0)
        {
            Put(text, ref state);
        }
        else if (state.Filled![_slot] == 0 || state.Filled[_slot] > _rank)
        {
            PutFirst(text, ref state);
        }
    }

    // Members come in the record's order, sources count in the manifest's: what a later source filled gives way.
    private void PutFirst(ReadOnlySpan<char> text, ref MapState state)
    {
        string? extra = null;
        bool replaces = state.Filled![_slot] > _rank + 1;
        object? cell = replaces && _index >= 0 ? state.Record[_index] : null;
        CellDefect? defect = replaces ? state.TakeDefect(_mapping.Field) : null;
        if (replaces && _index >= 0)
        {
            state.Record[_index] = null;
        }
        else if (replaces)
        {
            state.Extras?.Remove(_mapping.Field, out extra);
        }

        Put(text, ref state);
        if (IsFilled(state))
        {
            state.Filled![_slot] = _rank + 1;
        }
        else if (replaces)
        {
            GiveBack(cell, extra, defect, ref state);
        }
    }

    private bool IsFilled(in MapState state)
        => state.HasDefect(_mapping.Field) || (_index >= 0 ? state.Record[_index] is not null : state.Extras?.ContainsKey(_mapping.Field) == true);

    private void GiveBack(object? cell, string? extra, CellDefect? defect, ref MapState state)
    {
        if (_index >= 0)
        {
            state.Record[_index] = cell;
        }
        else if (extra is not null)
        {
            state.Extras![_mapping.Field] = extra;
        }

        if (defect is not null)
        {
            state.AddDefect(defect.Field, defect.Value, defect.Reason);
        }
    }

    private void Put(ReadOnlySpan<char> text, ref MapState state)
    {
        if (_type == FieldType.TextList)
        {
            AddTexts(text, ref state);
            return;
        }

        // Of several values the first one counts, as of several categories of a news item.
        if (_index >= 0 && state.Record[_index] is not null)
        {
            return;
        }

        object? cell = Convert(text, out string? reason);
        if (reason is not null)
        {
            state.AddDefect(_mapping.Field, text, reason);
        }
        else if (_index >= 0)
        {
            state.Record[_index] = cell;
        }
        else if (cell is string extra)
        {
            state.Extras ??= new(StringComparer.Ordinal);
            state.Extras.TryAdd(_mapping.Field, extra);
        }
    }

    private object? Convert(ReadOnlySpan<char> text, out string? reason)
    {
        reason = null;
        if (_values is null)
        {
            return _converter.Convert(text, out reason);
        }

        if (_lookup.TryGetValue(text, out object? cell))
        {
            return cell;
        }

        reason = _default is null ? CellReasons.UnknownValue : null;
        return _default;
    }

    private void AddTexts(ReadOnlySpan<char> text, ref MapState state)
    {
        List<string> texts = [.. (string[]?)state.Record[_index] ?? []];
        if (_mapping.Split is not { } split)
        {
            texts.Add(text.ToString());
        }
        else
        {
            foreach (Range range in text.Split(split))
            {
                ReadOnlySpan<char> part = text[range].Trim();
                if (!part.IsEmpty)
                {
                    texts.Add(part.ToString());
                }
            }
        }

        state.Record[_index] = texts.Count == 0 ? null : texts.ToArray();
    }

    private object? Cell(string text) => _type == FieldType.TextList ? new[] { text } : _converter.Convert(text.AsSpan().Trim(), out _);
}
