using System.Text;
using FsCheck;
using FsCheck.Fluent;
using static Trends.Tests.Collect.ReaderHarness;

namespace Trends.Tests.Collect;

[TestClass]
public sealed class CsvReaderTests
{
    private const string Csv = """{"type":"csv"}""";

    [TestMethod]
    public void Quoted_cells_hold_delimiters_line_breaks_and_doubled_quotes() =>
        Same(Read(Csv, "a,b\n\"x,\"\"y\"\"\",\"1\n2\"\nz,3\n"), """{"a":"x,\"y\"","b":"1\n2"}""", """{"a":"z","b":"3"}""");

    [TestMethod]
    public void Byte_order_mark_carriage_returns_and_blank_lines_are_no_content() =>
        Same(Read(Csv, "\uFEFFa,b\r\n\r\n1,2\r\n\n\"3\",\"4\"\r\n"), """{"a":"1","b":"2"}""", """{"a":"3","b":"4"}""");

    [TestMethod]
    public void Unclosed_quote_costs_its_own_line_only() =>
        Same(Read(Csv, "a,b\n1,\"open\n2,\"fine\"\n3,x\n"), "!bad-quoting@2", """{"a":"2","b":"fine"}""", """{"a":"3","b":"x"}""");

    [TestMethod]
    public void Unclosed_quote_in_a_long_file_of_unquoted_rows_is_given_up()
    {
        List<string> found = Read(Csv, "a,b\n1,\"open\n" + string.Concat(Enumerable.Repeat("1234567,abcdefgh\n", 100_000)));

        Assert.AreEqual("!bad-quoting@2", found[0]);
        Assert.HasCount(100_001, found);
    }

    [TestMethod]
    public void Quote_closed_in_the_middle_of_a_cell_is_bad_quoting() =>
        Same(Read(Csv, "a,b\n\"x\"y,1\n2,3\n"), "!bad-quoting@2", """{"a":"2","b":"3"}""");

    [TestMethod]
    public void Quote_inside_an_unquoted_cell_is_an_ordinary_character() =>
        Same(Read(Csv, "a,b\n5\" disk,1\n"), """{"a":"5\" disk","b":"1"}""");

    [TestMethod]
    public void Too_few_cells_are_missing_and_too_many_are_ragged() =>
        Same(Read(Csv, "a,b\n1\n1,2,3\n4,5\n"), """{"a":"1"}""", "!ragged@3", """{"a":"4","b":"5"}""");

    [TestMethod]
    public void Last_row_without_line_end_is_whole_when_it_has_all_cells_and_truncated_otherwise()
    {
        Same(Read(Csv, "a,b\n1,2"), """{"a":"1","b":"2"}""");
        Same(Read(Csv, "a,b\n1,2\n3"), """{"a":"1","b":"2"}""", "!truncated@3");
        Same(Read(Csv, "a,b\n1,\"2"), "!truncated@2");
    }

    [TestMethod]
    public void Short_last_row_is_truncated_even_with_a_line_end()
    {
        Same(Read(Csv, "a,b\n1,2\n3\n"), """{"a":"1","b":"2"}""", "!truncated@3");
        Same(Read(Csv, "a,b\n3\n1,2\n"), """{"a":"3"}""", """{"a":"1","b":"2"}""");
    }

    [TestMethod]
    public void Bytes_that_are_not_utf8_and_nul_bytes_are_set_aside() =>
        Same(Read(Csv, [.. "a,b\n1,"u8, 0xFF, .. "\n2,\0\n3,4\n"u8]), "!bad-utf8@2", "!nul-byte@3", """{"a":"3","b":"4"}""");

    [TestMethod]
    public void Line_of_50_megabytes_is_set_aside_in_bounded_memory_and_reading_goes_on()
    {
        byte[] content = [.. "a,b\n"u8, .. Enumerable.Repeat((byte)'x', 50_000_000), .. "\n1,2\n"u8];
        Same(Read(Csv, Gzip(content)), "!too-long@2", """{"a":"1","b":"2"}""");
    }

    [TestMethod]
    public void Empty_file_has_no_records_and_a_warning()
    {
        Assert.IsEmpty(Read(Csv, [], out IReadOnlyList<string> warnings));
        Assert.HasCount(1, warnings);
    }

    [TestMethod]
    public void Cut_gzip_keeps_what_stands_before_the_cut()
    {
        Random random = new(1);
        StringBuilder rows = new("a,b\n");
        for (int i = 0; i < 50_000; i++)
        {
            rows.Append(random.Next()).Append(',').Append(random.Next()).Append('\n');
        }

        byte[] packed = Gzip(Encoding.UTF8.GetBytes(rows.ToString()));
        List<string> found = Read(Csv, packed[..(packed.Length / 2)]);

        Assert.IsInRange(20_000, 30_000, found.Count);
        Assert.StartsWith("!truncated", found[^1]);
        Assert.IsFalse(found.SkipLast(1).Any(f => f.StartsWith('!')));
    }

    [TestMethod]
    public void Other_encodings_are_read_as_the_manifest_says()
    {
        byte[] korean = System.Text.CodePagesEncodingProvider.Instance.GetEncoding("euc-kr")!.GetBytes("a,b\n한글,1\n");
        Same(Read("""{"type":"csv","encoding":"euc-kr"}""", korean), """{"a":"한글","b":"1"}""");
    }

    [TestMethod]
    public void Without_quote_character_quotes_are_text_and_columns_name_a_file_without_header()
    {
        Same(Read("""{"type":"tsv","quote":null}""", "a\tb\n\"x\ty\n"), """{"a":"\"x","b":"y"}""");
        Same(Read("""{"type":"csv","delimiter":";","header":false,"columns":["a","b"]}""", "1;2\n"), """{"a":"1","b":"2"}""");
    }

    [TestMethod]
    public void Column_that_the_header_lacks_is_an_input_error_that_names_it()
    {
        InputException e = Assert.ThrowsExactly<InputException>(() => Read(Csv, "a,c\n1,2\n"));
        Assert.Contains("'b'", e.Message);
        Assert.Contains("a, c", e.Message);
    }

    [TestMethod]
    public void What_is_written_by_the_rules_is_read_back() =>
        Prop.ForAll(ArbMap.Default.ArbFor<Tuple<NonNull<string>, NonNull<string>>[]>(), rows =>
        {
            List<string[]> cells = [.. rows.Select(r => new[] { "k" + Clean(r.Item1.Get), Clean(r.Item2.Get) })];
            string text = "a,b\n" + string.Concat(cells.Select(c => $"{Quote(c[0])},{Quote(c[1])}\r\n"));
            List<string> expected = [.. cells.Select(c => $"{{\"a\":{Json(c[0])},\"b\":{Json(c[1])}}}")];
            return Read(Csv, text).SequenceEqual(expected);
        }).QuickCheckThrowOnFailure();

    [TestMethod]
    public void Garbage_never_throws_and_every_line_is_accounted_for() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        {
            byte[] lines = [.. bytes.Select(b => (b % 7) switch { 0 => (byte)'\n', 1 => (byte)'"', 2 => (byte)',', _ => b })];
            List<string> csv = Read(Csv, [.. "a,b\n"u8, .. lines]);
            List<string> json = Read("""{"type":"ndjson"}""", [.. "\n"u8, .. lines]);
            List<string> document = Read("""{"type":"json"}""", [.. "["u8, .. lines]);
            List<string> feed = Read("""{"type":"rss"}""", [.. "<"u8, .. lines]);
            int filled = Encoding.Latin1.GetString(lines).Split('\n').Count(l => l.Trim('\r').Length > 0);
            return csv.Count <= filled && json.Count == Encoding.Latin1.GetString(lines).Split('\n').Count(l => l.Length > 0 && l != "\r")
                && document.Count <= lines.Length && feed.Count <= 1;
        }).QuickCheckThrowOnFailure();

    private static string Clean(string text) => new([.. text.Where(c => c != '\0' && !char.IsSurrogate(c))]);

    private static string Quote(string cell) => $"\"{cell.Replace("\"", "\"\"")}\"";

    private static string Json(string cell)
    {
        StringBuilder json = new("\"");
        foreach (char c in cell)
        {
            json.Append(c switch { '"' => "\\\"", '\\' => "\\\\", '\n' => "\\n", '\r' => "\\r", '\t' => "\\t", < ' ' => $"\\u{(int)c:x4}", _ => c.ToString() });
        }

        return json.Append('"').ToString();
    }

    private static void Same(List<string> found, params string[] expected) => CollectionAssert.AreEqual(expected, found, string.Join(" | ", found));
}
