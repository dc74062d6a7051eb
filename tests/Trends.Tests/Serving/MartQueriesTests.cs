using System.Text;
using Trends.Serving;
using Trends.Storage;

namespace Trends.Tests.Serving;

[TestClass]
public sealed class MartQueriesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly MartDefinition Mart = new(
        "trend",
        [new("term", MartType.Text), new("id", MartType.Text), new("count", MartType.Integer), new("score", MartType.Number), new("hot", MartType.Flag), new("at", MartType.Instant)],
        "term", "id", ["count"]);

    private readonly RecordingMartStore _store = new(["반도체", "1", 5L, 0.5, true, Noon], ["x", "2", null, null, null, null]);

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task A_page_is_written_as_OData_json()
    {
        _store.Continuation = "next+1";

        MartResult? result = await AskAsync(("$count", "true"), ("$top", "2"), ("$skip", "3"), ("code", "k"));

        Assert.AreEqual(
            """{"@odata.count":42,"value":[{"term":"반도체","id":"1","count":5,"score":0.5,"hot":true,"at":"2026-08-01T12:00:00Z"},{"term":"x","id":"2","count":null,"score":null,"hot":null,"at":null}],"@odata.nextLink":"/api/marts/trend?$count=true&$top=2&code=k&$skiptoken=next%2B1"}""",
            System.Text.RegularExpressions.Regex.Unescape(Encoding.UTF8.GetString(MartResultWriter.Write(result!))));
        Assert.AreEqual((2, 3), (_store.Query!.Top, _store.Query.Skip));
    }

    [TestMethod]
    public async Task Filters_become_the_marts_own()
    {
        MartFilter filter = await FilterAsync("count gt 3 and 0.5 ge score or not (term eq 'it''s')");

        MartFilter.Or or = (MartFilter.Or)filter;
        MartFilter.And and = (MartFilter.And)or.Parts[0];
        Assert.AreEqual(new MartFilter.Compare("count", MartOperator.Greater, 3L), and.Parts[0]);
        Assert.AreEqual(new MartFilter.Compare("score", MartOperator.LessOrEqual, 0.5), and.Parts[1]);
        Assert.AreEqual(new MartFilter.Not(new MartFilter.Compare("term", MartOperator.Equal, "it's")), or.Parts[1]);
    }

    [TestMethod]
    public async Task Every_kind_of_value_and_function_is_read()
    {
        Assert.AreEqual(new MartFilter.Compare("at", MartOperator.GreaterOrEqual, Noon), await FilterAsync("at ge 2026-08-01T21:00:00+09:00"));
        Assert.AreEqual(new MartFilter.Compare("count", MartOperator.NotEqual, null), await FilterAsync("count ne null"));
        Assert.AreEqual(new MartFilter.Compare("score", MartOperator.Less, 3.0), await FilterAsync("score lt 3"));
        Assert.AreEqual(new MartFilter.Compare("hot", MartOperator.Equal, true), await FilterAsync("hot"));
        Assert.AreEqual(new MartFilter.Compare("hot", MartOperator.Equal, false), await FilterAsync("hot eq false"));
        Assert.AreEqual(new MartFilter.Like("term", MartMatch.StartsWith, "반"), await FilterAsync("startswith(term,'반')"));
        Assert.AreEqual(new MartFilter.Like("term", MartMatch.EndsWith, "체"), await FilterAsync("endswith(term,'체')"));
        Assert.AreEqual(new MartFilter.Like("term", MartMatch.Contains, "%"), await FilterAsync("contains(term,'%')"));
        MartFilter.In @in = (MartFilter.In)await FilterAsync("count in (1,2)");
        CollectionAssert.AreEqual((object[])[1L, 2L], @in.Values.ToArray());
    }

    [TestMethod]
    public async Task Order_and_columns_are_read()
    {
        MartResult? result = await AskAsync(("$orderby", "count desc,term"), ("$select", "score,term"));

        CollectionAssert.AreEqual((MartOrder[])[new("count", Descending: true), new("term")], _store.Query!.OrderBy!.ToArray());
        CollectionAssert.AreEqual((string[])["term", "score"], result!.Columns.Select(c => c.Name).ToArray());
        CollectionAssert.AreEqual((object?[])["반도체", 0.5], result.Rows[0]);
        Assert.IsNull(result.Count);
        Assert.IsNull(result.NextLink);
    }

    [TestMethod]
    [DataRow("$filter", "nothing eq 1")]
    [DataRow("$filter", "count eq")]
    [DataRow("$filter", "count eq 'x'")]
    [DataRow("$filter", "count lt null")]
    [DataRow("$filter", "term eq id")]
    [DataRow("$filter", "length(term) gt 3")]
    [DataRow("$filter", "count add 1 gt 3")]
    [DataRow("$orderby", "nothing")]
    [DataRow("$orderby", "")]
    [DataRow("$top", "1001")]
    [DataRow("$top", "-1")]
    [DataRow("$top", "x")]
    [DataRow("$skip", "100001")]
    [DataRow("$count", "yes")]
    [DataRow("$select", "term,nothing")]
    [DataRow("$skiptoken", "forged")]
    [DataRow("$expand", "x")]
    public async Task What_is_not_supported_is_named_by_its_option(string option, string value)
    {
        InvalidRequestException error = await Assert.ThrowsExactlyAsync<InvalidRequestException>(() => AskAsync((option, value)));

        Assert.AreEqual(option, error.Errors.Keys.Single());
    }

    [TestMethod]
    [DataRow(50, true)]
    [DataRow(51, false)]
    public async Task A_filter_has_at_most_a_hundred_parts(int comparisons, bool fits)
    {
        // n comparisons need n - 1 times 'or'.
        string filter = string.Join(" or ", Enumerable.Range(0, comparisons).Select(i => $"count eq {i}"));
        if (fits)
        {
            await FilterAsync(filter);
        }
        else
        {
            await Assert.ThrowsExactlyAsync<InvalidRequestException>(() => FilterAsync(filter));
        }
    }

    [TestMethod]
    public async Task A_mart_that_is_not_there_is_null_and_a_thousand_rows_fit()
    {
        Assert.IsNull(await new MartQueries(_store, [Mart]).QueryAsync("nothing", "/", new Dictionary<string, string>(), TestContext.CancellationToken));
        await AskAsync(("$top", "1000"));
        Assert.AreEqual(1000, _store.Query!.Top);
        Assert.IsEmpty((await AskAsync(("$top", "0")))!.Rows);
    }

    private async Task<MartFilter> FilterAsync(string filter)
    {
        await AskAsync(("$filter", filter));
        return _store.Query!.Filter!;
    }

    private Task<MartResult?> AskAsync(params (string Name, string Value)[] options) =>
        new MartQueries(_store, [Mart]).QueryAsync("trend", "/api/marts/trend", options.ToDictionary(o => o.Name, o => o.Value), TestContext.CancellationToken);
}
