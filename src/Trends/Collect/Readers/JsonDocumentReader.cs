using Trends.Collect.Mapping;
using Trends.Collect.Quarantine;

namespace Trends.Collect.Readers;

/// <summary>Reads the records of one JSON document, an element at a time, however large the document is.</summary>
internal sealed class JsonDocumentReader : IRecordReader
{
    private readonly ByteSource _source;
    private readonly JsonScanner _scanner;
    private readonly string _name;
    private readonly PathSegment[] _rest;
    private readonly bool _isArray;
    private readonly RecordBuffer _record = new();
    private readonly List<string> _warnings = [];
    private readonly Queue<Range> _pending = new();
    private int _consumed;
    private bool _first = true;
    private bool _done;

    internal JsonDocumentReader(ByteSource source, string records, string name)
    {
        _source = source;
        _scanner = new(source);
        _name = name;
        PathSegment[] path = JsonPath.TryParse(records)!;
        int array = Array.FindIndex(path, s => s.Name is null);
        _isArray = array >= 0 && path[array].Index < 0;
        int streamed = array >= 0 ? array : path.Length;
        _rest = _isArray ? path[(array + 1)..] : path[streamed..];
        if (!Enter(path.AsSpan(0, streamed)) || (_isArray && !_scanner.TryTake('[')))
        {
            _done = true;
            _warnings.Add(source.Count == 0 && _scanner.Line == 1 ? $"'{name}' is empty." : $"'{name}' has nothing at {records}. Check format.records.");
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns => [];

    /// <inheritdoc/>
    public ReceivedRecord Current { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <inheritdoc/>
    public bool Read()
    {
        while (true)
        {
            if (_pending.TryDequeue(out Range range))
            {
                Emit(range);
                return true;
            }

            _scanner.Advance(_consumed);
            _consumed = 0;
            if (_done || !NextElement())
            {
                return false;
            }

            if (_pending.Count == 0 && _consumed == 0)
            {
                return true;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    private bool Enter(ReadOnlySpan<PathSegment> path)
    {
        foreach (PathSegment segment in path)
        {
            if (!_scanner.TryTake('{') || !EnterMember(segment.Name!))
            {
                return false;
            }
        }

        return _scanner.Peek() >= 0;
    }

    private bool EnterMember(byte[] name)
    {
        while (_scanner.Peek() == '"')
        {
            int length = _scanner.Measure();
            if (length < 0)
            {
                return false;
            }

            bool wanted = _source.Span[1..(length - 1)].SequenceEqual(name);
            _scanner.Advance(length);
            if (!_scanner.TryTake(':') || _scanner.Peek() < 0 || wanted)
            {
                return wanted;
            }

            if (_scanner.Skip() < 0 || !_scanner.TryTake(','))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Finds the next element; sets a defect as current when it cannot be read.</summary>
    private bool NextElement()
    {
        _done = !_isArray;
        int next = _scanner.Peek();
        if (_isArray && next == ']')
        {
            _done = true;
            return false;
        }

        if (_isArray && !_first && !_scanner.TryTake(','))
        {
            return Stop(QuarantineReasons.BadJson, "The document is not valid JSON between two records; the rest of it cannot be read.");
        }

        _first = false;
        if (_scanner.Peek() is ']' && _isArray)
        {
            _done = true;
            return false;
        }

        int length = _scanner.Measure();
        if (length > 0)
        {
            foreach (Range range in _rest.Length == 0 ? [Range.All] : JsonElements.Find(_source.Span[..length], _rest))
            {
                _pending.Enqueue(range.Equals(Range.All) ? 0..length : range);
            }

            _consumed = length;
            return true;
        }

        return length switch
        {
            -1 => TooLong(),
            0 => Stop(QuarantineReasons.BadJson, "The document is not valid JSON here; the rest of it cannot be read."),
            _ => Stop(QuarantineReasons.Truncated, _source.Broken ?? "The document ends within a record."),
        };
    }

    private void Emit(Range range)
    {
        (int offset, int length) = range.GetOffsetAndLength(_consumed);
        long line = _scanner.Line + _source.Span[..offset].Count((byte)'\n');
        Current = JsonCopier.Copy(_source.Span.Slice(offset, length), _record) is { } problem
            ? new(line, default, new(problem.Reason, problem.Message, _source.Slice(offset, Math.Min(length, RecordLimits.Kept))))
            : new(line, _record.Written, null);
    }

    private bool TooLong()
    {
        long line = _scanner.Line;
        byte[] kept = _source.Span[..RecordLimits.Kept].ToArray();
        long length = _scanner.Skip();
        _done |= length < 0;
        string message = FormattableString.Invariant($"The record has {length} bytes; at most {RecordLimits.Record} are read. Its first {RecordLimits.Kept} bytes are kept.");
        Current = new(line, default, new(QuarantineReasons.TooLong, message, kept));
        return true;
    }

    private bool Stop(string reason, string message)
    {
        _done = true;
        if (_source.Count == 0)
        {
            _warnings.Add($"'{_name}' ends before its records do, at line {_scanner.Line}: {_source.Broken ?? "the closing bracket is missing."}");
            return false;
        }

        Current = new(_scanner.Line, default, new(reason, message, _source.Slice(0, Math.Min(_source.Count, RecordLimits.Kept)).ToArray()));
        return true;
    }
}
