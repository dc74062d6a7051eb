using DuckDB.NET.Data;
using static Trends.Tests.Collect.ReaderHarness;

namespace Trends.Tests.Collect;

[TestClass]
public sealed class DocumentReaderTests
{
    private const string Ndjson = """{"type":"ndjson"}""";

    [TestMethod]
    public void Json_lines_are_written_in_one_form_and_bad_ones_are_set_aside() =>
        Same(
            Read(Ndjson, [.. "{ \"a\" : 1.50, \"b\":[true,null] }\n{\"a\":\"\\ud55c\\/\"}\n[1]\n{oops\n{\"a\":\"\\u0000\"}\n{\"a\":\""u8, 0xFF, .. "\"}\n{\"a\":\"\\ud800\"}\n{\"a\":2"u8]),
            """{"a":1.50,"b":[true,null]}""",
            """{"a":"한/"}""",
            "!bad-json@3",
            "!bad-json@4",
            "!nul-byte@5",
            "!bad-utf8@6",
            "!bad-json@7",
            "!truncated@8");

    [TestMethod]
    public void Records_of_a_document_are_found_by_their_path() =>
        Same(
            Read("""{"type":"json","records":"$.data.items[*].post"}""", """{"meta":{"items":[1]},"data":{"x":"]","items":[{"post":{"a":1}},{"none":0},{"post":{"a":2}}]}}"""),
            """{"a":1}""",
            """{"a":2}""");

    [TestMethod]
    public void Bad_element_costs_itself_and_a_cut_document_its_last_one()
    {
        Same(Read("""{"type":"json"}""", "[{\"a\":1},\n{\"a\":tru},\n{\"a\":3}]"), """{"a":1}""", "!bad-json@2", """{"a":3}""");
        Same(Read("""{"type":"json"}""", "[{\"a\":1},\n{\"a\":2"), """{"a":1}""", "!truncated@2");
    }

    [TestMethod]
    public void Document_that_is_one_object_is_one_record() =>
        Same(Read("""{"type":"json","records":"$"}""", "{\"a\": 1}"), """{"a":1}""");

    [TestMethod]
    public void Element_longer_than_a_record_may_be_is_set_aside()
    {
        byte[] content = [.. "[{\"a\":\""u8, .. Enumerable.Repeat((byte)'x', 17_000_000), .. "\"},{\"a\":2}]"u8];
        Same(Read("""{"type":"json"}""", content), "!too-long@1", """{"a":2}""");
    }

    [TestMethod]
    public void Nothing_at_the_path_is_a_warning()
    {
        Assert.IsEmpty(Read("""{"type":"json","records":"$.data[*]"}""", "{\"other\":[]}"u8.ToArray(), out IReadOnlyList<string> warnings));
        Assert.Contains("$.data[*]", warnings[0]);
    }

    [TestMethod]
    public void Items_of_every_feed_format_have_the_same_names()
    {
        string rss = """<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>no</title><item><title>T</title><link>http://e.test/1</link><guid>g</guid><pubDate>Wed, 03 Feb 2021 04:05:06 GMT</pubDate><dc:creator>A</dc:creator><category>x</category><category>y</category><source url="http://s.test">S</source><description>D</description></item></channel></rss>""";
        string atom = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title><link href="http://e.test/1"/><id>g</id><updated>2021-02-03T04:05:06Z</updated><author><name>A</name></author><summary>D</summary></entry></feed>""";
        string rdf = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="g"><title>T</title><dc:date>2021-02-03</dc:date></item></rdf:RDF>""";

        Same(Read("""{"type":"rss"}""", rss), """{"title":"T","link":"http://e.test/1","guid":"g","pubDate":"Wed, 03 Feb 2021 04:05:06 GMT","creator":"A","category":["x","y"],"source":"S","sourceUrl":"http://s.test","description":"D","author":"A"}""");
        Same(Read("""{"type":"rss"}""", atom), """{"title":"T","link":"http://e.test/1","id":"g","updated":"2021-02-03T04:05:06Z","author":"A","summary":"D","guid":"g","pubDate":"2021-02-03T04:05:06Z","description":"D"}""");
        Same(Read("""{"type":"rss"}""", rdf), """{"about":"g","title":"T","date":"2021-02-03","guid":"g","pubDate":"2021-02-03"}""");
    }

    [TestMethod]
    public void Broken_feed_keeps_its_good_items() =>
        Same(Read("""{"type":"rss"}""", "<rss><channel><item><title>A</title></item>\n<item><title>B</item></channel></rss>"), """{"title":"A"}""", "!bad-xml@2");

    [TestMethod]
    public void Parquet_rows_are_records()
    {
        using TempFolder folder = new();
        string path = Path.Combine(folder.Path, "f");
        using (DuckDBConnection connection = new("DataSource=:memory:"))
        {
            connection.Open();
            using DuckDBCommand command = connection.CreateCommand();
            command.CommandText = $"COPY (SELECT 'x' AS a, TIMESTAMP '2021-02-03 04:05:06' AS b) TO '{path}' (FORMAT parquet)";
            command.ExecuteNonQuery();
        }

        Same(Read("""{"type":"parquet"}""", File.ReadAllBytes(path)), """{"a":"x","b":"2021-02-03 04:05:06"}""");
        Assert.ThrowsExactly<InputException>(() => Read("""{"type":"parquet"}""", "no parquet"));
    }

    private static void Same(List<string> found, params string[] expected) => CollectionAssert.AreEqual(expected, found, string.Join(" | ", found));
}
