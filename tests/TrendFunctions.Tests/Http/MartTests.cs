using System.Text.Json.Nodes;

namespace TrendFunctions.Tests.Http;

[TestClass]
public sealed class MartTests
{
    private Served _host = null!;

    [TestInitialize]
    public async Task Start() => _host = await Served.SharedAsync();

    [TestMethod]
    public async Task Filter_order_select_count_and_paging_do_what_odata_says()
    {
        JsonNode all = (await _host.GetAsync("/api/marts/campaign?$count=true&$orderby=date desc&$select=campaign,channel,date,spend&$top=1000")).Is(200).Json;
        JsonArray rows = all["value"]!.AsArray();
        long count = all["@odata.count"]!.GetValue<long>();
        Assert.AreEqual(count, rows.Count);
        CollectionAssert.AreEquivalent(new[] { "campaign", "channel", "date", "spend" }, rows[0]!.AsObject().Select(p => p.Key).ToArray());
        string[] dates = [.. rows.Select(r => r!["date"]!.GetValue<string>())];
        CollectionAssert.AreEqual(dates.OrderDescending(StringComparer.Ordinal).ToArray(), dates);

        JsonNode search = (await _host.GetAsync("/api/marts/campaign?$count=true&$top=5&$filter=channel eq 'search'")).Is(200).Json;
        Assert.AreEqual(rows.Count(r => r!["channel"]!.GetValue<string>() == "search"), search["@odata.count"]!.GetValue<long>());
        Assert.IsTrue(search["value"]!.AsArray().All(r => r!["channel"]!.GetValue<string>() == "search"));

        List<string> read = [];
        string? next = "/api/marts/campaign?$top=50&$orderby=date desc";
        while (next is not null)
        {
            JsonNode page = (await _host.GetAsync(next)).Is(200).Json;
            read.AddRange(page["value"]!.AsArray().Select(r => $"{r!["campaign"]}|{r["id"]}"));
            next = (string?)page["@odata.nextLink"];
        }

        Assert.AreEqual(count, read.Count);
        Assert.AreEqual(count, read.Distinct().Count());
        JsonNode skipped = (await _host.GetAsync("/api/marts/campaign?$top=1&$skip=3&$orderby=date desc")).Is(200).Json;
        Assert.AreEqual(read[3], $"{skipped["value"]![0]!["campaign"]}|{skipped["value"]![0]!["id"]}");
    }

    [TestMethod]
    [DataRow("user")]
    [DataRow("trend")]
    [DataRow("ai")]
    public async Task Every_mart_has_rows(string mart)
        => Assert.IsNotEmpty((await _host.GetAsync($"/api/marts/{mart}?$top=3")).Is(200).Json["value"]!.AsArray());

    [TestMethod]
    [DataRow("$filter=height gt 3")]
    [DataRow("$filter=events gt")]
    [DataRow("$orderby=height")]
    [DataRow("$select=height")]
    [DataRow("$top=-1")]
    [DataRow("$skip=x")]
    [DataRow("$expand=everything")]
    public async Task What_odata_may_not_ask_is_named(string query) => (await _host.GetAsync($"/api/marts/user?{query}")).Refuses(query[..query.IndexOf('=', StringComparison.Ordinal)]);

    [TestMethod]
    public async Task A_mart_that_is_none_is_not_found() => (await _host.GetAsync("/api/marts/secrets")).Problem(404);
}
