using System.Globalization;
using System.Text.Json;
using Trends;
using Trends.Collect.Connect;
using Trends.Collect.Mapping;
using Trends.Collect.Parsing;

namespace TrendFunctions.Cli;

/// <summary>The command <c>parse</c>: maps recorded API responses to canonical records. Nothing is stored or masked.</summary>
internal static class ParseCommand
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Prints a record a line on stdout, and what came of each file on stderr.</summary>
    /// <param name="platform">The platform that answered.</param>
    /// <param name="stream">One of its streams; null for all.</param>
    /// <param name="files">The files as given.</param>
    /// <param name="stop">Stops it between two files.</param>
    /// <returns>Bad input when a file cannot be read; what is quarantined in one that can is no failure.</returns>
    public static async Task<int> RunAsync(string platform, string? stream, IReadOnlyList<string> files, CancellationToken stop)
    {
        ResponseParser parser = new(SourceCatalog.Current, platform, stream);
        bool readable = true;
        await using Stream output = Console.OpenStandardOutput();
        foreach (string file in files)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                ParsedFile parsed = parser.ParseFile(file);
                await WriteAsync(output, parsed, stop);
                await Console.Error.WriteLineAsync($"{file}: {Summary(parsed)}");
            }
            catch (InputException e)
            {
                await Console.Error.WriteLineAsync($"error: {e.Message}");
                readable = false;
            }
        }

        return readable ? ExitCode.Done : ExitCode.BadInput;
    }

    private static async Task WriteAsync(Stream output, ParsedFile parsed, CancellationToken stop)
    {
        using MemoryStream lines = new();
        foreach (ParsedRecord record in parsed.Records)
        {
            using (Utf8JsonWriter json = new(lines, Plain))
            {
                CanonicalJson.Write(json, record.Record);
            }

            lines.WriteByte((byte)'\n');
        }

        lines.Position = 0;
        await lines.CopyToAsync(output, stop);
    }

    private static string Summary(ParsedFile parsed)
    {
        string kinds = string.Join(", ", parsed.Records.CountBy(r => r.Record.Schema.Kind).OrderBy(k => k.Key).Select(k => Invariant($"{k.Value} {k.Key.Name()}")));
        string summary = Invariant($"{parsed.Found} found, {parsed.Records.Count} mapped{(kinds.Length > 0 ? $" ({kinds})" : string.Empty)}, {parsed.Quarantined.Count} quarantined");
        IEnumerable<string> notes =
        [
            .. parsed.Quarantined.Select(d => $"{(d.Line > 0 ? Invariant($"line {d.Line}: ") : string.Empty)}{d.Reason}: {d.Message}"),
            .. parsed.Records.SelectMany(r => r.Defects).CountBy(d => (d.Field, d.Reason)).Select(d => Invariant($"{d.Value} {d.Key.Field} left empty: {d.Key.Reason}")),
            .. parsed.Found == 0 ? (IEnumerable<string>)["nothing in it has the shape of a record"] : [],
        ];
        return string.Join("; ", notes.Prepend(summary));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
