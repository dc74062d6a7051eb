using FsCheck;
using FsCheck.Fluent;
using Trends.Azure.Lake;
using Trends.Storage;

namespace Trends.Azure.Tests.Lake;

[TestClass]
public sealed class OrdinalOrderTests
{
    // On both sides of where code points and UTF-16 differ.
    private static readonly string[] Letters = ["a", "나", "\uD7FF", "\U0001F525", "\U0010FFFF", "\uE000", "\uFF21"];

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void A_listing_by_code_points_and_one_by_UTF_16_both_become_ordinal() =>
        Prop.ForAll(
            Gen.Elements(Letters).ArrayOf().Select(string.Concat).ArrayOf().Select(p => p.Distinct().ToArray()).ToArbitrary(),
            paths => Sort([.. paths.OrderBy(CodePoints, StringComparer.Ordinal)]).SequenceEqual(paths.Order(StringComparer.Ordinal))
                && Sort([.. paths.Order(StringComparer.Ordinal)]).SequenceEqual(paths.Order(StringComparer.Ordinal)))
        .QuickCheckThrowOnFailure();

    [TestMethod]
    public async Task A_path_that_needs_no_sorting_does_not_wait_for_the_next()
    {
        await using IAsyncEnumerator<LakeObject> sorted = OrdinalOrder.SortAsync(ThenFail("a"), TestContext.CancellationToken).GetAsyncEnumerator(TestContext.CancellationToken);

        Assert.IsTrue(await sorted.MoveNextAsync());
        Assert.AreEqual("a", sorted.Current.Path);
    }

    private static string CodePoints(string text) => string.Concat(text.EnumerateRunes().Select(r => r.Value.ToString("x6")));

    private static List<string> Sort(string[] paths) =>
        [.. OrdinalOrder.SortAsync(paths.Select(Object).ToAsyncEnumerable(), CancellationToken.None).ToBlockingEnumerable().Select(o => o.Path)];

    private static LakeObject Object(string path) => new(path, 0, "e", default);

    private static async IAsyncEnumerable<LakeObject> ThenFail(string path)
    {
        await Task.CompletedTask;
        yield return Object(path);
        throw new InvalidOperationException("The next was asked for.");
    }
}
