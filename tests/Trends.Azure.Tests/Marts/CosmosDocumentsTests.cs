using System.Text;
using Trends.Azure.Marts;
using Trends.Servers.Cosmos;
using Trends.Storage;
using static Trends.Azure.Tests.Marts.TestCosmos;

namespace Trends.Azure.Tests.Marts;

/// <summary>What others read: Power BI, Fabric, and whoever looks into a container.</summary>
[TestClass]
public sealed class CosmosDocumentsTests
{
    private static readonly MartDefinition Wide = new(
        "wide",
        [new("day", MartType.Text), new("id", MartType.Text), new("count", MartType.Integer), new("score", MartType.Number), new("flag", MartType.Flag), new("at", MartType.Instant), new("note", MartType.Text)],
        "day",
        "id",
        []);

    [TestMethod]
    public void A_document_is_flat_with_a_property_a_column_and_nulls_written()
        => Assert.AreEqual(
            """{"id":"12|news|x|en","day":"2026-08-01","rowId":"12|news|x|en","count":7,"score":0.5,"flag":true,"at":"2026-08-01T12:00:00.000123Z","note":null}""",
            Write(["2026-08-01", "12|news|x|en", 7L, 0.5, true, new DateTimeOffset(2026, 8, 1, 21, 0, 0, TimeSpan.FromHours(9)).AddTicks(1239), null]));

    [TestMethod]
    public void An_id_that_is_not_plain_stands_beside_its_hash()
        => Assert.AreEqual(
            $$"""{"id":"{{CosmosId.Of("12|뉴스|x|ko")}}","day":"d","rowId":"12|뉴스|x|ko","count":null,"score":null,"flag":null,"at":null,"note":"'따옴표' & <b>"}""",
            Write(["d", "12|뉴스|x|ko", null, null, null, null, "'따옴표' & <b>"]));

    [TestMethod]
    [DataRow((1L << 53) - 1, "9007199254740991")]
    [DataRow(1L << 53, "9007199254740992,\"countExact\":\"09232379236109516800\"")]
    [DataRow(long.MaxValue, "9223372036854775807,\"countExact\":\"18446744073709551615\"")]
    [DataRow(long.MinValue, "-9223372036854775808,\"countExact\":\"00000000000000000000\"")]
    public void A_whole_number_beyond_53_bits_has_its_digits_beside_it(long number, string written)
    {
        string json = Write(["d", "a", number, null, null, null, null]);

        Assert.AreEqual(number, CosmosShape.Of(Wide).Read(Encoding.UTF8.GetBytes(json)).Row.Cells[2]);
        if (CosmosCells.IsExact(number))
        {
            Assert.Contains($"\"count\":{written},\"score\"", json);
        }
        else
        {
            Assert.Contains(written[(written.IndexOf(',') + 1)..], json);
        }
    }

    [TestMethod]
    [DataRow("a", "a")]
    [DataRow("A-Z_0.9:|", "A-Z_0.9:|")]
    public void A_plain_id_stays_itself(string id, string document) => Assert.AreEqual(document, CosmosId.Of(id));

    [TestMethod]
    [DataRow("a/b")]
    [DataRow("~")]
    [DataRow(".")]
    [DataRow("..")]
    [DataRow("가")]
    public void Other_ids_become_44_characters_that_every_tool_takes(string id)
    {
        string document = CosmosId.Of(id);

        Assert.HasCount(44, document);
        Assert.StartsWith("~", document);
    }

    [TestMethod]
    public void Instants_before_1970_and_after_are_in_order_as_text()
    {
        DateTimeOffset[] instants = [DateTimeOffset.MinValue, new(1960, 1, 1, 0, 0, 0, TimeSpan.Zero), DateTimeOffset.UnixEpoch.AddTicks(-10), DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddTicks(10), DateTimeOffset.MaxValue];

        string[] texts = [.. instants.Select(i => (string)CosmosCells.ToParameter(i))];

        CollectionAssert.AreEqual(texts.Order(StringComparer.Ordinal).ToArray(), texts);
        Assert.HasCount(6, texts.Distinct());
    }

    [TestMethod]
    public async Task What_a_bulk_write_wrote_the_other_client_reads_at_once()
    {
        CosmosAccount account = new(TimeProvider.System);
        using CosmosMartStore store = Open(account);
        await store.CreateAsync(Mart, CancellationToken.None);
        await store.UpsertManyAsync(Mart, Enumerable.Range(0, 300).Select(i => Row($"p{i}", "a")).ToAsyncEnumerable(), CancellationToken.None);
        account.KeepsCalls = true;

        await store.ReadAsync(Mart, "p299", "a", CancellationToken.None);
        await store.QueryAsync(Mart, new(Top: 1), CancellationToken.None);

        string[] newest = account.Sessions("things");
        foreach (CosmosCall call in account.Calls.Where(c => c.IsAboutDocuments))
        {
            CollectionAssert.AreEquivalent(newest, call.Header("x-ms-session-token")!.Split(','));
        }
    }

    private static string Write(object?[] cells) => Encoding.UTF8.GetString(CosmosShape.Of(Wide).Write(new(cells), null));
}
