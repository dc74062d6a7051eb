using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Trends.Collect.Mapping;
using Trends.Collect.Readers;

namespace Trends.Collect;

/// <summary>Checks a dataset folder without writing anything.</summary>
/// <param name="clock">Says which times lie too far ahead.</param>
/// <param name="maxDefects">How many defects are listed, from 1; all are counted. 100 by default.</param>
public sealed class DatasetValidator(TimeProvider clock, int maxDefects = 100)
{
    private const int ShownRows = 10;

    /// <summary>Reads every record of a dataset.</summary>
    /// <param name="folder">The dataset folder.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <exception cref="InputException">The manifest or a file's header is wrong, or a file is not there.</exception>
    public ValidationResult Validate(string folder, CancellationToken cancellationToken)
    {
        Dataset dataset = Dataset.Open(folder);
        RecordMapper mapper = new(dataset.Manifest);
        List<string> rows = [];
        List<string> warnings = [];
        DefectList defects = new(maxDefects);
        DateTimeOffset now = clock.GetUtcNow();
        long records = 0;
        foreach (DataFile file in dataset.Files)
        {
            using IRecordReader reader = RecordReaders.Open(dataset.Manifest, file.Path);
            while (reader.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                records++;
                Check(mapper, file, reader.Current, now, rows, defects);
            }

            warnings.AddRange(reader.Warnings);
        }

        return new(dataset.Manifest.Dataset, rows, records, defects.Shown, defects.Count, warnings);
    }

    private static void Check(RecordMapper mapper, DataFile file, in ReceivedRecord received, DateTimeOffset now, List<string> rows, DefectList defects)
    {
        if (received.Defect is { } bad)
        {
            defects.Add($"{file.Name}, line {received.Line}: {bad.Reason}: {bad.Message}");
            return;
        }

        MappedRecord mapped = mapper.MapJson(received.Json.Span);
        foreach (CellDefect defect in mapped.Defects)
        {
            defects.Add($"{file.Name}, line {received.Line}: {defect.Field}: {defect.Reason}: '{defect.Value}'");
        }

        foreach ((string field, string time) in FarOff(mapped.Record, now))
        {
            defects.Add($"{file.Name}, line {received.Line}: {field}: {CellReasons.BadTime}: '{time}' is not {EventTimes.Expected}");
        }

        foreach (string field in Missing(mapped))
        {
            defects.Add($"{file.Name}, line {received.Line}: {field}: missing-required: the cell is empty");
        }

        if (rows.Count < ShownRows)
        {
            rows.Add(Json(mapped.Record));
        }
    }

    private static IEnumerable<(string Field, string Time)> FarOff(CanonicalRecord record, DateTimeOffset now)
    {
        for (int i = 0; i < record.Schema.Fields.Count; i++)
        {
            if (record[i] is { } cell and (DateTimeOffset or DateOnly) && !EventTimes.IsAccepted(cell, now))
            {
                yield return (record.Schema.Fields[i].Name, EventTimes.Show(cell));
            }
        }
    }

    private static IEnumerable<string> Missing(MappedRecord mapped)
    {
        CanonicalRecord record = mapped.Record;
        bool hasText = record.Schema.Kind.IsPostLike() && (record["text"] ?? record["title"]) is not null;

        // Posts need one of text and title: said once, of the text.
        return record.Schema.Fields
            .Where(f => f.Required && record[f.Name] is null)
            .Where(f => !record.Schema.Kind.IsPostLike() || (f.Name != "title" && !(hasText && f.Name == "text")))
            .Where(f => mapped.Defects.All(d => d.Field != f.Name))
            .Select(f => f.Name);
    }

    private static string Json(CanonicalRecord record)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            CanonicalJson.Write(json, record);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
