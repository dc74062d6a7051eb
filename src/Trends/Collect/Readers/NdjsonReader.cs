using Trends.Collect.Quarantine;

namespace Trends.Collect.Readers;

/// <summary>Reads a JSON object a line.</summary>
internal sealed class NdjsonReader : LineReader
{
    private readonly RecordBuffer _record = new();

    internal NdjsonReader(ByteSource source, string name)
        : base(source, name)
    {
        if (source.At(0) < 0)
        {
            Warn($"'{name}' is empty. If it should hold records, write it again.");
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => [];

    /// <inheritdoc/>
    protected override ReceivedRecord Parse(int content, int length, bool ended)
    {
        if (JsonCopier.Copy(Source.Span[..content], _record) is not { } problem)
        {
            Consume(length, ended);
            return new(Line, _record.Written, null);
        }

        bool cut = !ended && problem.Reason != QuarantineReasons.NulByte;
        string message = cut ? "The last line is cut short: the file ends within its record." : problem.Message;
        return Fail(cut ? QuarantineReasons.Truncated : problem.Reason, message, content, length, ended);
    }
}
