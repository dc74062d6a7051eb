using Trends.Governance.Erasure;
using Trends.Storage;
using Trends.Tests.Collect;

namespace Trends.Tests.Governance.Erasure;

[TestClass]
public sealed class ErasureMatcherTests : IPseudonymKeys
{
    private readonly FakeState _state = new();

    public ValueTask<PseudonymKey> GetAsync(CancellationToken cancellationToken) => new(new PseudonymKey("test", new byte[32]));

    [TestMethod]
    public async Task Without_erasures_there_is_nothing_to_compare_with()
    {
        using ErasureList list = new(_state, this, TimeProvider.System);

        Assert.IsNull(await list.OpenAsync(default));
    }

    [TestMethod]
    [DataRow("x", "kim", "x", true)]
    [DataRow("x", " kim ", "x", true)]
    [DataRow("x", "Kim", "x", false)]
    [DataRow("x", "kimm", "x", false)]
    [DataRow("youtube", "kim", "x", false)]
    [DataRow("youtube", "kim", null, true)]
    public async Task A_person_is_one_name_at_one_platform_or_at_all(string platform, string author, string? erasedAt, bool isErased)
    {
        ErasureMatcher matcher = await MatcherAsync(await new ErasureKeys(this).OfAuthorAsync(["kim"], erasedAt, default));

        Assert.AreEqual(isErased, matcher.Matches(Record(RecordKind.Posts, ("platform", platform), ("author", author.Trim()), ("id", "1")), "other"));
    }

    [TestMethod]
    [DataRow(RecordKind.Posts, "id", "7", true)]
    [DataRow(RecordKind.News, "id", "7", true)]
    [DataRow(RecordKind.Posts, "id", "77", false)]
    [DataRow(RecordKind.Posts, "parentId", "7", false)]
    [DataRow(RecordKind.Events, "id", "7", false)]
    [DataRow(RecordKind.Labels, "id", "7", false)]
    [DataRow(RecordKind.Deletions, "id", "7", true)]
    public async Task A_post_is_an_id_of_posts_and_news_alone(RecordKind kind, string field, string value, bool isErased)
        => Assert.AreEqual(isErased, (await MatcherAsync(await new ErasureKeys(this).OfPostAsync("7", "x", default))).Matches(Record(kind, (field, value)), "x"));

    [TestMethod]
    [DataRow(RecordKind.Events, "user", true)]
    [DataRow(RecordKind.Events, "item", false)]
    [DataRow(RecordKind.Authors, "handle", true)]
    [DataRow(RecordKind.Authors, "id", true)]
    [DataRow(RecordKind.News, "publisher", false)]
    public async Task A_person_is_found_in_every_field_that_names_persons_and_in_no_other(RecordKind kind, string field, bool isErased)
        => Assert.AreEqual(isErased, (await MatcherAsync(await new ErasureKeys(this).OfAuthorAsync(["kim"], null, default))).Matches(Record(kind, (field, "kim")), "x"));

    [TestMethod]
    public async Task Another_process_sees_what_was_added_here()
    {
        using ErasureList here = new(_state, this, TimeProvider.System);
        using ErasureList there = new(_state, this, TimeProvider.System);
        await here.AddAsync(await new ErasureKeys(this).OfPostAsync("1", null, default), "request", default);
        Assert.IsTrue((await there.OpenAsync(default))!.IsErased(ErasureRole.Post, "x", "1"));

        await here.AddAsync(await new ErasureKeys(this).OfPostAsync("2", null, default), "request", default);

        Assert.IsTrue((await there.OpenAsync(default))!.IsErased(ErasureRole.Post, "x", "2"));
    }

    [TestMethod]
    public async Task The_list_holds_no_name()
    {
        using ErasureList list = new(_state, this, TimeProvider.System);
        await list.AddAsync(await new ErasureKeys(this).OfAuthorAsync(["erika-mustermann"], "x", default), "request", default);

        Assert.DoesNotContain("erika", string.Join('\n', _state.Rows.Select(r => $"{r.Key} {r.Value.Value}")));
    }

    private static CanonicalRecord Record(RecordKind kind, params (string Field, string Value)[] cells)
    {
        CanonicalRecord record = new(CanonicalSchema.For(kind));
        foreach ((string field, string value) in cells)
        {
            record[field] = value;
        }

        return record;
    }

    private async Task<ErasureMatcher> MatcherAsync(IReadOnlyList<ErasureKey> keys)
    {
        using ErasureList list = new(_state, this, TimeProvider.System);
        await list.AddAsync(keys, "request", default);
        return (await list.OpenAsync(default))!;
    }
}
