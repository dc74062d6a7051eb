using System.Text.Json;
using Trends.Collect.Connect.Manifests;
using Trends.Collect.Connect.Paging;

namespace Trends.Tests.Collect.Connect;

[TestClass]
public sealed class PagerTests
{
    [TestMethod]
    public void A_token_leads_to_the_next_page_until_it_is_absent_empty_or_null()
    {
        PagingPlan plan = new(PagingType.Token, "next_token", "meta.next_token");

        Assert.AreEqual("b2", Next(plan, null, """{"meta":{"next_token":"b2"}}""", 100));
        Assert.AreEqual("7", Next(plan, "6", """{"meta":{"next_token":7}}""", 100));
        Assert.IsNull(Next(plan, "b2", """{"meta":{}}""", 100));
        Assert.IsNull(Next(plan, "b2", """{"meta":{"next_token":""}}""", 100));
        Assert.IsNull(Next(plan, "b2", """{"meta":{"next_token":null}}""", 100));
    }

    [TestMethod]
    public void A_token_that_leads_to_its_own_page_ends_the_read()
        => Assert.IsNull(Next(new(PagingType.Token, "cursor", "cursor"), "same", """{"cursor":"same"}""", 100));

    [TestMethod]
    public void A_flag_that_says_no_more_wins_over_a_token()
    {
        PagingPlan plan = new(PagingType.Token, "cursor", "data.cursor", HasMoreAt: "data.has_more");

        Assert.AreEqual("100", Next(plan, null, """{"data":{"cursor":100,"has_more":true}}""", 100));
        Assert.IsNull(Next(plan, null, """{"data":{"cursor":100,"has_more":false}}""", 100));
        Assert.IsNull(Next(plan, null, """{"data":{"cursor":100}}""", 100));
    }

    [TestMethod]
    public void A_value_of_the_last_record_is_taken_as_it_is_or_with_what_is_added_to_it()
    {
        using JsonDocument last = JsonDocument.Parse("""{"update_id":41,"slug":"b"}""");
        PageFacts page = new(default, null, 2, last.RootElement);

        Assert.AreEqual("41", Pager.Next(new(PagingType.Last, "before", "update_id"), null, page));
        Assert.AreEqual("42", Pager.Next(new(PagingType.Last, "offset", "update_id", Step: 1), null, page));
        Assert.AreEqual("b", Pager.Next(new(PagingType.Last, "before", "slug", Step: 1), null, page));
    }

    [TestMethod]
    public void An_offset_steps_by_the_page_up_to_the_last_one_that_is_taken()
    {
        PagingPlan plan = new(PagingType.Offset, "start", First: 1, Size: 100, Most: 1000);

        Assert.AreEqual("101", Next(plan, null, "{}", 100));
        Assert.AreEqual("1000", Next(plan with { Size = 99 }, "901", "{}", 99));
        Assert.AreEqual("901", Next(plan, "801", "{}", 1));
        Assert.IsNull(Next(plan, "901", "{}", 100));
        Assert.IsNull(Next(plan, "101", "{}", 0));
    }

    [TestMethod]
    public void A_page_number_steps_until_a_short_page_or_the_end_that_is_told()
    {
        PagingPlan plan = new(PagingType.Page, "page", First: 1, Size: 50, ShortPageEnds: true, EndAt: "meta.is_end");

        Assert.AreEqual("2", Next(plan, null, """{"meta":{"is_end":false}}""", 50));
        Assert.IsNull(Next(plan, "2", """{"meta":{"is_end":false}}""", 49));
        Assert.IsNull(Next(plan, "2", """{"meta":{"is_end":true}}""", 50));
    }

    [TestMethod]
    public void The_last_record_leads_on_where_pages_go_before_it()
    {
        PagingPlan plan = new(PagingType.Last, "before", "id");
        using JsonDocument last = JsonDocument.Parse("""{"id":"812"}""");

        Assert.AreEqual("812", Pager.Next(plan, "900", new(default, null, 3, last.RootElement)));
        Assert.IsNull(Pager.Next(plan, "812", new(default, null, 0, default)));
    }

    [TestMethod]
    [DataRow("<https://m.example/api?max_id=7>; rel=\"next\", <https://m.example/api?min_id=9>; rel=\"prev\"", "https://m.example/api?max_id=7")]
    [DataRow("<https://m.example/a>; rel=\"prev\", <https://m.example/b,c>; title=\"x\"; rel=\"next\"", "https://m.example/b,c")]
    [DataRow("<https://m.example/a>; REL=next", "https://m.example/a")]
    [DataRow("<https://m.example/a>; rel=\"first next\"", "https://m.example/a")]
    [DataRow("<https://m.example/a>; rel=\"prev\"", null)]
    [DataRow("<https://m.example/a", null)]
    [DataRow("", null)]
    [DataRow(null, null)]
    public void The_link_header_gives_its_next_address(string? header, string? next)
        => Assert.AreEqual(next, LinkHeader.Next(header));

    private static string? Next(PagingPlan plan, string? position, string json, int records)
    {
        using JsonDocument root = JsonDocument.Parse(json);
        return Pager.Next(plan, position, new(root.RootElement, null, records, default));
    }
}
