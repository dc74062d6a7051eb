using System.Text;
using Trends.Collect.Connect;
using Trends.Collect.Parsing;

namespace Trends.Tests.Collect.Parsing;

[TestClass]
public sealed class ResponseParserTests
{
    private const string Tweets = """
        {"data":[{"id":"1212092628029698048","author_id":"7","text":"one #tag","referenced_tweets":[{"type":"quoted","id":"5"},{"type":"replied_to","id":"6"}]}],
         "includes":{"users":[{"id":"7","username":"ann","name":"Ann"}],"tweets":[{"id":"6","text":"older"}]}}
        """;

    [TestMethod]
    public void Records_are_found_wherever_they_stand_and_joined_from_the_whole_answer()
    {
        ParsedFile parsed = Parse("x", $$"""{"uri":"https://api.x.com/2/tweets","body":{{Tweets}}}""");

        Assert.AreEqual("posts 1212092628029698048 ann|authors 7 -|posts 6 -", Show(parsed));
        Assert.AreEqual("6", parsed.Records[0].Record["parentId"]);
        Assert.AreEqual(2019, ((DateTimeOffset)parsed.Records[0].Record["publishedAt"]!).Year);
        Assert.IsNull(parsed.Records[2].Record["publishedAt"]);
    }

    [TestMethod]
    public void Body_that_a_recorder_kept_as_text_is_read()
        => Assert.AreEqual(3, Parse("x", $$$"""{"response":{"content":{"text":{{{System.Text.Json.JsonSerializer.Serialize(Tweets)}}} } } }""").Found);

    [TestMethod]
    public void Stream_that_is_named_is_the_only_one()
        => Assert.AreEqual("authors 7 -", Show(Parse("x", Tweets, "profile")));

    [TestMethod]
    public void Shape_that_tells_more_wins_and_records_inside_records_count()
    {
        ParsedFile parsed = Parse("facebook", """
            {"data":[{"id":"1_2","created_time":"2021-07-21T21:05:14+0000","message":"post","from":{"id":"1","name":"Page"},
              "comments":{"data":[{"id":"2_3","created_time":"2021-07-21T22:05:14+0000","message":"comment","like_count":4}]}}]}
            """);

        Assert.AreEqual("facebook-posts|facebook-page|facebook-comments", string.Join('|', parsed.Records.Select(r => r.Stream)));
    }

    [TestMethod]
    public void Direct_messages_errors_and_categories_are_no_records()
    {
        Assert.AreEqual(0, Parse("x", """{"data":[{"id":"1","text":"private","event_type":"MessageCreate"}],"errors":[{"title":"x","detail":"y"}]}""").Found);
        Assert.AreEqual(0, Parse("facebook", """{"error":{"message":"m","type":"OAuthException","code":100},"category_list":[{"id":"2202","name":"Website"}]}""").Found);
    }

    [TestMethod]
    public void What_only_the_request_tells_is_missing_and_no_record_is_lost_for_it()
    {
        ParsedFile parsed = Parse("x", """{"data":[{"trend_name":"#tag","tweet_count":14869}]}""");

        Assert.AreEqual("#tag", parsed.Records.Single().Record["term"]);
        Assert.IsNull(parsed.Records[0].Record["at"]);
        Assert.IsNull(parsed.Records[0].Record["region"]);
    }

    [TestMethod]
    public void Json_lines_are_read_up_to_where_they_break()
    {
        ParsedFile parsed = Parse("x", "{\"id\":\"1\",\"text\":\"a\"}\n{\"id\":\"2\",\"text\":\"b\"}\n{\"id\":");

        Assert.HasCount(2, parsed.Records);
        Assert.AreEqual("bad-json 3", $"{parsed.Quarantined.Single().Reason} {parsed.Quarantined[0].Line}");
    }

    [TestMethod]
    public void Broken_feed_gives_the_items_before_the_break()
    {
        ParsedFile parsed = Parse("rss", "<rss><channel>\n<item><title>One &amp;amp; &lt;b&gt;two&lt;/b&gt;</title><guid>g</guid></item>\n<item><title>Three</oops>");

        Assert.AreEqual("One & two", parsed.Records.Single().Record["title"]);
        Assert.AreEqual("bad-xml 3", $"{parsed.Quarantined.Single().Reason} {parsed.Quarantined[0].Line}");
    }

    [TestMethod]
    public void Half_a_character_is_quarantined()
        => Assert.AreEqual("bad-text", Parse("x", """{"id":"1","text":"\ud800"}""").Quarantined.Single().Reason);

    [TestMethod]
    [DataRow("x", "<rss/>", "answers in JSON")]
    [DataRow("rss", "<html><p></html>", "line 1")]
    [DataRow("x", "hello", "neither JSON nor a feed")]
    public void File_that_is_no_answer_is_an_error(string platform, string content, string message)
        => Assert.Contains(message, Assert.ThrowsExactly<InputException>(() => Parse(platform, content)).Message);

    [TestMethod]
    public void Unknown_platforms_and_streams_are_answered_with_the_known_ones()
    {
        Assert.Contains("mastodon", Assert.ThrowsExactly<InputException>(() => Parse("myspace", "{}")).Message);
        Assert.Contains("trending-tags", Assert.ThrowsExactly<InputException>(() => Parse("mastodon", "{}", "fires")).Message);
        Assert.AreEqual(3, Parse("X", Tweets).Found);
    }

    private static ParsedFile Parse(string platform, string content, string? stream = null)
        => new ResponseParser(SourceCatalog.Current, platform, stream).Parse(Encoding.UTF8.GetBytes(content), "answer");

    private static string Show(ParsedFile parsed) => string.Join('|', parsed.Records.Select(r =>
        $"{r.Record.Schema.Kind.Name()} {r.Record["id"]} {(r.Record.Schema.IndexOf("author") < 0 ? "-" : r.Record["author"] ?? "-")}"));
}
