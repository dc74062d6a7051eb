using System.Collections.Frozen;
using Trends.Collect.Mapping;

namespace Trends.Collect.Quarantine;

/// <summary>What to do about bad records, by reason class.</summary>
internal static class Fixes
{
    private const string Other = "Correct the record in the file.";

    private static readonly FrozenDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [QuarantineReasons.BadUtf8] = "Save the file as UTF-8, or say its encoding in format.encoding of dataset.json.",
        [QuarantineReasons.BadQuoting] = "Close the quote and double quotes within cells, or set format.quote to null in dataset.json when quotes are ordinary characters.",
        [QuarantineReasons.TooLong] = "Shorten the record, or check that the line is not several records without line feeds.",
        [QuarantineReasons.Truncated] = "Get the file again: it was cut short.",
        [QuarantineReasons.BadJson] = "Write one JSON object a line, or say in format.records of dataset.json where records are.",
        [QuarantineReasons.BadXml] = "Get the feed again: from there on it is not well-formed XML.",
        [QuarantineReasons.NulByte] = "Remove the NUL bytes, or say the file's encoding in format.encoding of dataset.json.",
        [QuarantineReasons.BadText] = "Correct the escapes of the text: they make no characters.",
        [QuarantineReasons.NoContent] = "Map the record's members in the fields of its manifest.",
        [QuarantineReasons.Ragged] = "Quote cells that hold the delimiter, or check format.delimiter in dataset.json.",
        [QuarantineReasons.MissingRequired] = "Fill the cell, or map another column to the field in dataset.json.",
        [QuarantineReasons.BadTime] = "Correct the time: accepted are 1990-01-01 to 24 hours ahead of the clock. For another form of time set pattern, zone or epoch of the field in dataset.json.",
        [CellReasons.NotANumber] = "Write a plain number, or set \"number\": \"suffix\" for the field in dataset.json when it is of the form 1.2K.",
        [CellReasons.NotFinite] = "Write a number, or leave the cell empty.",
        [CellReasons.NegativeCount] = "Write zero or more, or leave the cell empty.",
        [CellReasons.OutOfRange] = "Write a number that fits, or leave the cell empty.",
        [CellReasons.UnknownValue] = "Add the value, or a default, to values of the field in dataset.json.",
        [CellReasons.NotAValue] = "Give the path of a single value in fields of dataset.json.",
        ["unknown-kind"] = "Map the value to a known event kind with values of the field in dataset.json.",
        ["unknown-label"] = "Map the value to positive, neutral or negative with values of the field in dataset.json.",
        ["negative-number"] = "Write zero or more, or leave the cell empty.",
        ["bad-pattern"] = "Correct the text's form, or leave the cell empty.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Gives the fix of a reason class.</summary>
    /// <param name="reason">The reason class.</param>
    internal static string Of(string reason) => All.GetValueOrDefault(reason, Other);
}
