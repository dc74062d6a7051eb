using Trends.Collect.Quarantine;

namespace Trends.Collect.Readers;

/// <summary>What formats with a record a line share: blank lines, line ends, lines without end, cut files.</summary>
/// <param name="source">The file's bytes.</param>
/// <param name="name">The file's name, for warnings.</param>
internal abstract class LineReader(ByteSource source, string name) : IRecordReader
{
    private readonly List<string> _warnings = [];
    private bool _saidBroken;

    /// <inheritdoc/>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <inheritdoc/>
    public ReceivedRecord Current { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Gets the current line's number.</summary>
    protected long Line { get; set; }

    /// <summary>Gets the file's bytes; the window starts at the current line.</summary>
    protected ByteSource Source => source;

    /// <inheritdoc/>
    public bool Read()
    {
        while (NextLine(out int length, out bool ended))
        {
            Line++;
            if (length < 0)
            {
                Current = TooLong();
                return true;
            }

            int content = length > 0 && source.Span[length - 1] == '\r' ? length - 1 : length;
            if (content == 0)
            {
                Consume(length, ended);
                continue;
            }

            Current = !ended && source.Broken is { } why
                ? Cut(content, why)
                : Parse(content, length, ended);
            return true;
        }

        if (source.Broken is { } broken && !_saidBroken)
        {
            _saidBroken = true;
            Warn($"'{name}' is cut short or damaged after line {Line}: {broken} What stands before was read. Get the file again.");
        }

        return false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        source.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes a record of the line at the window's front, and consumes it.</summary>
    /// <param name="content">Its length without line end.</param>
    /// <param name="length">Its length with the carriage return.</param>
    /// <param name="ended">Whether a line feed follows.</param>
    protected abstract ReceivedRecord Parse(int content, int length, bool ended);

    /// <summary>Finds the line at the window's front.</summary>
    /// <param name="length">Its length without line feed; -1 when it is longer than a record may be.</param>
    /// <param name="ended">Whether a line feed follows.</param>
    protected bool NextLine(out int length, out bool ended)
    {
        length = source.IndexOf((byte)'\n', 0, RecordLimits.Record);
        ended = length >= 0;
        if (!ended && source.Count < RecordLimits.Record)
        {
            length = source.Count;
        }

        return length != 0 || ended;
    }

    /// <summary>Drops a line and its line feed.</summary>
    protected void Consume(int length, bool ended) => source.Advance(ended ? length + 1 : length);

    /// <summary>Makes a defect of the line at the window's front, and consumes it.</summary>
    protected ReceivedRecord Fail(string reason, string message, int content, int length, bool ended)
    {
        // Consuming moves the window's start; the bytes stay where they are until it is filled again.
        RecordDefect defect = new(reason, message, source.Slice(0, Math.Min(content, RecordLimits.Kept)));
        Consume(length, ended);
        return new(Line, default, defect);
    }

    /// <summary>Tells users something about the file.</summary>
    protected void Warn(string message) => _warnings.Add(message);

    private ReceivedRecord Cut(int content, string why) =>
        Fail(QuarantineReasons.Truncated, $"The file is cut short or damaged within the record: {why}", content, content, ended: false);

    private ReceivedRecord TooLong()
    {
        byte[] kept = source.Span[..RecordLimits.Kept].ToArray();
        long length = source.SkipTo((byte)'\n');
        if (source.Count > 0)
        {
            source.Advance(1);
        }

        string message = FormattableString.Invariant($"The record has {length} bytes; at most {RecordLimits.Record} are read. Its first {RecordLimits.Kept} bytes are kept.");
        return new(Line, default, new(QuarantineReasons.TooLong, message, kept));
    }
}
