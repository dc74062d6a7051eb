using Trends.Collect.Mapping;
using Trends.Collect.Quarantine;
using Trends.Quality.Metrics;

namespace Trends.Quality.Rules;

/// <summary>Checks records of a kind against its rules and counts what it finds. One thread at a time.</summary>
public sealed class RecordChecker
{
    private readonly CanonicalSchema _schema;
    private readonly CellRule?[] _rules;
    private readonly IReadOnlyList<RowRule> _rowRules;
    private readonly QualityTally _tally;
    private readonly BadRecordList _bad;
    private readonly DateTimeOffset _now;
    private readonly int _text;
    private readonly int _title;

    /// <summary>Initializes a new instance of the <see cref="RecordChecker"/> class.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="now">The clock, read once a batch.</param>
    /// <param name="tally">Counts.</param>
    /// <param name="bad">Keeps the first cells that are emptied.</param>
    internal RecordChecker(RecordKind kind, DateTimeOffset now, QualityTally tally, BadRecordList bad)
    {
        _schema = CanonicalSchema.For(kind);
        _rules = [.. _schema.Fields.Select(f => KindRules.CellRules(kind).SingleOrDefault(r => r.Field == f.Name))];
        _rowRules = KindRules.RowRules(kind);
        _tally = tally;
        _now = now;
        _bad = bad;
        _text = kind.IsPostLike() ? _schema.IndexOf("text") : -1;
        _title = kind.IsPostLike() ? _schema.IndexOf("title") : -1;
    }

    /// <summary>Checks a record, empties optional cells that break their rule, and counts.</summary>
    /// <param name="mapped">The record with the defects that mapping found; its texts normalised, empty ones null.</param>
    /// <param name="line">The record's line, for examples.</param>
    public Verdict Check(in MappedRecord mapped, long line)
    {
        CanonicalRecord record = mapped.Record;
        Verdict verdict = default;
        foreach (CellDefect defect in mapped.Defects)
        {
            int index = _schema.IndexOf(defect.Field);
            if (index >= 0)
            {
                _tally.CountCell(index, defect.Reason);
                Refuse(ref verdict, index, defect.Reason, $"{defect.Field} '{defect.Value}' cannot be read.");
                NoteEmptied(index, defect.Reason, line, defect.Value);
            }
        }

        for (int i = 0; i < _rules.Length; i++)
        {
            if (record[i] is { } cell)
            {
                CheckCell(record, i, cell, line, ref verdict);
            }
        }

        CountRequired(mapped, ref verdict);
        CountRow(record);
        return verdict;
    }

    private void CheckCell(CanonicalRecord record, int index, object cell, long line, ref Verdict verdict)
    {
        CellRule? rule = _rules[index];
        if (rule is null || rule.Passes(cell, _now))
        {
            _tally.CountCell(index, reason: null);
            return;
        }

        _tally.CountCell(index, rule.Reason);
        Refuse(ref verdict, index, rule.Reason, FormattableString.Invariant($"{rule.Field} is '{Shown(cell)}'; expected {rule.Expected}."));
        if (!_schema.Fields[index].Required)
        {
            NoteEmptied(index, rule.Reason, line, cell);
            record[index] = null;
        }
    }

    private void CountRequired(in MappedRecord mapped, ref Verdict verdict)
    {
        for (int i = 0; i < _rules.Length; i++)
        {
            // Text and title are one required cell, counted at the text.
            if (!_schema.Fields[i].Required || i == _title)
            {
                continue;
            }

            bool filled = mapped.Record[i] is not null || HasDefect(mapped, i) || (i == _text && mapped.Record[_title] is not null);
            _tally.CountRequired(filled);
            if (!filled)
            {
                string name = i == _text ? "text or title" : _schema.Fields[i].Name;
                verdict = verdict.IsAccepted ? new(ReasonClasses.MissingRequired, $"{name} is empty.") : verdict;
            }
        }
    }

    private void CountRow(CanonicalRecord record)
    {
        string? broken = null;
        foreach (RowRule rule in _rowRules)
        {
            if (!rule.Passes(record))
            {
                broken = rule.Name;
                break;
            }
        }

        _tally.CountRow(broken);
    }

    private void Refuse(ref Verdict verdict, int index, string reason, string message)
    {
        // One of text and title may be unusable while the other stands: that is decided by what is filled.
        if (verdict.IsAccepted && _schema.Fields[index].Required && index != _text && index != _title)
        {
            verdict = new(reason, message);
        }
    }

    private void NoteEmptied(int index, string reason, long line, object cell)
    {
        if (!_schema.Fields[index].Required)
        {
            _bad.AddCell(_schema.Fields[index].Name, reason, line, cell, static c => Shown(c));
        }
    }

    private bool HasDefect(in MappedRecord mapped, int index)
    {
        if (index == _text)
        {
            return false;
        }

        foreach (CellDefect defect in mapped.Defects)
        {
            if (_schema.IndexOf(defect.Field) == index)
            {
                return true;
            }
        }

        return false;
    }

    private static string Shown(object cell) => cell switch
    {
        DateTimeOffset or DateOnly => EventTimes.Show(cell),
        string text when text.Length > 80 => text[..80],
        _ => FormattableString.Invariant($"{cell}"),
    };
}
