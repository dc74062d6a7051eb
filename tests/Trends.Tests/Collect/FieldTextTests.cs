using System.Text;
using Trends.Collect.Manifests;
using Trends.Collect.Mapping;

namespace Trends.Tests.Collect;

[TestClass]
public sealed class FieldTextTests
{
    [TestMethod]
    [DataRow("""{"a":"one","b":{"c":"two"}}""", "one")]
    [DataRow("""{"b":{"c":"two"},"a":"one"}""", "one")]
    [DataRow("""{"b":{"c":"two"},"a":"  "}""", "two")]
    [DataRow("""{"b":{"c":"two"},"a":null}""", "two")]
    [DataRow("""{"a":{"x":1},"b":{"c":"two"}}""", "two")]
    [DataRow("""{"d":"other"}""", null)]
    public void First_source_in_the_manifests_order_that_is_filled_counts(string json, string? text)
    {
        MappedRecord mapped = Map("""{"text":{"from":["a","b.c"]},"publishedAt":"p"}""", json);

        Assert.AreEqual(text, mapped.Record.Text("text"));
        Assert.IsEmpty(mapped.Defects);
    }

    [TestMethod]
    public void Lists_and_extras_take_one_source_too()
    {
        const string Fields = """{"text":"t","publishedAt":"p","hashtags":{"from":["a[*]","b"]},"x-more":{"from":["m","n"]}}""";

        MappedRecord first = Map(Fields, """{"b":"three","n":"low","a":["one","two"],"m":"high"}""");
        MappedRecord second = Map(Fields, """{"b":"three","n":"low","a":[]}""");

        CollectionAssert.AreEqual(new[] { "one", "two" }, (string[])first.Record["hashtags"]!);
        Assert.AreEqual("high", first.Record.Extras!["x-more"]);
        CollectionAssert.AreEqual(new[] { "three" }, (string[])second.Record["hashtags"]!);
        Assert.AreEqual("low", second.Record.Extras!["x-more"]);
    }

    [TestMethod]
    public void Source_with_a_bad_cell_is_filled_and_its_defect_stands()
    {
        MappedRecord mapped = Map("""{"text":"t","publishedAt":"p","likes":{"from":["a","b"]}}""", """{"b":"2","a":"many"}""");

        Assert.IsNull(mapped.Record["likes"]);
        Assert.AreEqual("likes not-a-number", $"{mapped.Defects[0].Field} {mapped.Defects[0].Reason}");
        Assert.IsEmpty(Map("""{"text":"t","publishedAt":"p","likes":{"from":["a","b"]}}""", """{"b":"many","a":"2"}""").Defects);
    }

    [TestMethod]
    [DataRow("<p>One<br>two &amp; three</p><p>four</p>", "One\ntwo & three\nfour")]
    [DataRow("<b>서울</b> 집값", "서울 집값")]
    [DataRow("a < b and 2<3", "a < b and 2<3")]
    [DataRow("I <3 you <unclosed", "I <3 you <unclosed")]
    [DataRow("<a title=\"x > y\" href='#'>link</a>", "link")]
    [DataRow("a<!-- SC_OFF -->b<script>if (a<b) x();</script>c<style>p{}</style>", "abc")]
    [DataRow("&lt;b&gt;&nbsp;&#39;&#x1F600;", "<b>\u00a0'😀")]
    [DataRow("  many \n spaces ", "many spaces")]
    [DataRow("<p></p><br/>", "")]
    public void Html_becomes_its_text(string html, string text) => Assert.AreEqual(text, HtmlText.Of(html));

    [TestMethod]
    [DataRow("""{"from":"t","replace":{"(":"x"}}""", "is no regular expression")]
    [DataRow("""{"from":"t","replace":{"(?=a)":"x"}}""", "looks around")]
    [DataRow("""{"from":"t","replace":{"a":[]}}""", "not a single value")]
    [DataRow("""{"value":"t","replace":{"a":"b"}}""", "there is no \"from\"")]
    public void A_replacement_that_cannot_be_made_is_named(string field, string problem)
        => Assert.Contains(problem, Assert.ThrowsExactly<InputException>(() => Map($$"""{"text":{{field}},"publishedAt":"p"}""", "{}")).Message);

    [TestMethod]
    public void Html_field_without_text_is_missing()
        => Assert.IsNull(Map("""{"text":{"from":"t","html":true},"publishedAt":"p"}""", """{"t":"<img src='x'>"}""").Record["text"]);

    [TestMethod]
    [DataRow("""{"from":"u","match":"^at://([^/]+)/app\\.bsky\\.feed\\.post/(\\w+)$","template":"https://bsky.app/profile/{1}/post/{2}"}""", "at://did:plc:a/app.bsky.feed.post/3k", "https://bsky.app/profile/did:plc:a/post/3k")]
    [DataRow("""{"from":"u","match":"^at://([^/]+)/app\\.bsky\\.feed\\.post/(\\w+)$","template":"https://bsky.app/profile/{1}/post/{2}"}""", "at://did:plc:a/app.bsky.feed.like/3k", null)]
    [DataRow("""{"from":"u","template":"https://x.com/i/status/{0}"}""", "12", "https://x.com/i/status/12")]
    [DataRow("""{"from":"u","match":"\\d+"}""", "no 12, no 13", "12")]
    [DataRow("""{"from":"u","match":"no (\\d+)"}""", "no 12", "12")]
    [DataRow("""{"from":"u","match":"(a)|(b)","template":"{x}{1}{2}{"}""", "b", "{x}b{")]
    [DataRow("""{"from":"u","replace":{"\\{(\\w+)\\}":"#$1","#a":"b"}}""", "{a} or {c}", "b or #c")]
    [DataRow("""{"from":"u","replace":{"a+":""}}""", "aaa", null)]
    [DataRow("""{"from":"u","replace":{"a":"b"},"match":"b(\\w)"}""", "ac", "c")]
    public void Match_cuts_out_and_template_puts_together(string field, string cell, string? url)
    {
        MappedRecord mapped = Map($$"""{"text":"t","publishedAt":"p","url":{{field}}}""", $$"""{"u":"{{cell}}"}""");

        Assert.AreEqual(url, mapped.Record.Text("url"));
        Assert.IsEmpty(mapped.Defects);
    }

    [TestMethod]
    public void Every_match_is_an_entry_of_a_list()
    {
        MappedRecord mapped = Map("""{"text":"t","publishedAt":"p","hashtags":{"from":"t","match":"#(\\w+)"}}""", """{"t":"#하나 and #two, not # three"}""");

        CollectionAssert.AreEqual(new[] { "하나", "two" }, (string[])mapped.Record["hashtags"]!);
    }

    [TestMethod]
    public void What_is_made_of_a_cell_is_converted()
        => Assert.AreEqual(12L, Map("""{"text":"t","publishedAt":"p","likes":{"from":"l","match":"^(\\d+) likes$"}}""", """{"l":"12 likes"}""").Record["likes"]);

    [TestMethod]
    [DataRow("""{"refs":[{"type":"quoted","id":"1"},{"id":"2","type":"replied_to"}]}""", "2")]
    [DataRow("""{"refs":[{"type":"quoted","id":"1"}]}""", null)]
    [DataRow("""{"refs":["replied_to",{"id":"3"}]}""", null)]
    [DataRow("""{"refs":{"type":"replied_to","id":"4"}}""", null)]
    public void Filter_takes_the_elements_whose_member_has_the_value(string json, string? parent)
        => Assert.AreEqual(parent, Map("""{"text":"t","publishedAt":"p","parentId":"refs[type=replied_to].id"}""", json).Record.Text("parentId"));

    [TestMethod]
    [DataRow("1212092628029698048", "2019-12-31T19:26:16.7710000+00:00")]
    [DataRow("2019-12-31T19:26:16.000Z", "2019-12-31T19:26:16.0000000+00:00")]
    [DataRow("20", null)]
    public void Ids_that_carry_their_time_tell_it(string cell, string? time)
    {
        MappedRecord mapped = Map("""{"text":"t","publishedAt":{"from":"p","snowflake":1288834974657}}""", $$"""{"p":"{{cell}}"}""");

        Assert.AreEqual(time, ((DateTimeOffset?)mapped.Record["publishedAt"])?.ToString("O"));
        Assert.IsEmpty(mapped.Defects);
    }

    [TestMethod]
    [DataRow("""{"from":[]}""", "fields.url.from")]
    [DataRow("""{"from":["a",""]}""", "fields.url.from")]
    [DataRow("""{"from":"a","match":"(a"}""", "no regular expression")]
    [DataRow("""{"from":"a","match":"(?=a)b"}""", "looks around")]
    [DataRow("""{"from":"a","match":"(a)","template":"{2}"}""", "names group 2, and match has 1")]
    [DataRow("""{"from":"a","template":"fixed"}""", "holds nothing of the cell")]
    [DataRow("""{"value":"a","html":true}""", "no \"from\"")]
    [DataRow("""{"from":"a","snowflake":1}""", "the field is no time")]
    [DataRow("""{"from":"a[x=].b[=1]"}""", "is no path")]
    public void Problems_say_what_and_where(string field, string message)
    {
        InputException e = Assert.ThrowsExactly<InputException>(() => Map($$"""{"text":"t","publishedAt":"p","url":{{field}}}""", "{}"));

        Assert.Contains(message, e.Message);
        Assert.Contains("fields.url", e.Message);
    }

    [TestMethod]
    public void Match_and_split_do_not_go_together()
        => Assert.Contains("keep one of them", Assert.ThrowsExactly<InputException>(() => Map("""{"text":"t","publishedAt":"p","media":{"from":"a","match":"b","split":","}}""", "{}")).Message);

    private static MappedRecord Map(string fields, string json) =>
        new RecordMapper(DatasetManifest.Parse(Encoding.UTF8.GetBytes($$"""{"dataset":"t","kind":"posts","files":["f"],"format":{"type":"ndjson"},"fields":{{fields}} }"""), "dataset.json"))
            .MapJson(Encoding.UTF8.GetBytes(json));
}
