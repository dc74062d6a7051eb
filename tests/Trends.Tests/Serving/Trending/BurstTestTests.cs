using Trends.Serving.Trending;

namespace Trends.Tests.Serving.Trending;

[TestClass]
public sealed class BurstTestTests
{
    [TestMethod]
    public void Tails_agree_with_the_sum_of_their_parts()
    {
        foreach ((int count, double mean, double shape) in ((int, double, double)[])[(5, 2, 0.5), (30, 10, 4), (3, 20, 10), (1, 0.01, 0.5), (200, 20, 9)])
        {
            double below = Enumerable.Range(0, count).Sum(k => Chance(k, mean, shape));
            double above = Enumerable.Range(count, 5000).Sum(k => Chance(k, mean, shape));

            Assert.AreEqual(Math.Log10(above), NegativeBinomial.Log10Upper(count, mean, shape), 1e-6);
            Assert.AreEqual(Math.Log10(below + Chance(count, mean, shape)), NegativeBinomial.Log10Lower(count, mean, shape), 1e-6);
        }
    }

    [TestMethod]
    public void A_term_at_its_usual_rate_is_no_burst_and_one_far_above_is()
    {
        List<Burst> bursts = BurstTest.Run(new(1000, 10_000, 0, [Term("usual", 100, 1000), Term("burst", 100, 50), Term("fallen", 10, 1000)]));

        Assert.AreEqual("burst", bursts[0].Term.Term);
        Assert.IsGreaterThan(3, bursts[0].Score);
        Assert.AreEqual("usual", bursts[1].Term.Term);
        Assert.IsLessThan(0.5, Math.Abs(bursts[1].Score));
        Assert.AreEqual("fallen", bursts[2].Term.Term);
        Assert.IsLessThan(-1, bursts[2].Score);
    }

    [TestMethod]
    public void Twice_the_volume_alone_is_no_burst()
    {
        Burst burst = BurstTest.Run(new(2000, 1000, 0, [Term("a", 200, 100), Term("b", 20, 10)]))[0];

        Assert.IsLessThan(0.6, burst.Score);
    }

    [TestMethod]
    public void The_windows_own_hours_of_the_week_raise_what_is_expected()
    {
        Burst flat = BurstTest.Run(new(100, 1000, 0, [Term("weekly", 20, 20), Term("other", 5, 50)])).Single(b => b.Term.Term == "weekly");
        Burst season = BurstTest.Run(new(100, 1000, 100, [Term("weekly", 20, 20) with { SeasonCount = 20 }, Term("other", 5, 50)])).Single(b => b.Term.Term == "weekly");

        Assert.IsGreaterThan(flat.Expected, season.Expected);
        Assert.IsLessThan(flat.Score, season.Score);
    }

    [TestMethod]
    public void New_terms_of_a_small_corpus_do_not_explode()
    {
        TermCount[] terms = [.. Enumerable.Range(0, 50).Select(i => Term($"t{i}", 2 + (i % 3), 0))];

        Assert.IsTrue(BurstTest.Run(new(30, 0, 0, terms)).All(b => b.Score < 2 && b.QValue > 0.2));
    }

    [TestMethod]
    public void Q_values_rise_down_the_list_and_never_fall_below_p()
    {
        TermCount[] terms = [.. Enumerable.Range(1, 100).Select(i => Term($"t{i:d3}", i, 100))];

        List<Burst> bursts = BurstTest.Run(new(1000, 5000, 0, terms));

        for (int i = 0; i < bursts.Count; i++)
        {
            Assert.IsTrue(bursts[i].QValue <= 1 && (i == 0 || bursts[i].QValue >= bursts[i - 1].QValue));
            Assert.IsGreaterThanOrEqualTo(bursts[i].Score > 0 ? Math.Pow(10, -bursts[i].Score) : 0, bursts[i].QValue * 1.0000001);
        }
    }

    [TestMethod]
    public void Containment_is_exact_for_whole_samples_and_fair_for_cut_ones()
    {
        TermCount small = Term("small", 3, 0) with { Evidence = [new(10, "a"), new(20, "b"), new(30, "c")] };
        TermCount two = Term("two", 4, 0) with { Evidence = [new(10, "a"), new(20, "b"), new(40, "d"), new(50, "e")] };
        TermCount large = Term("large", 640, 0) with { Evidence = [.. Enumerable.Range(1, 64).Select(i => new TrendEvidence((ulong)i * 10, $"l{i}"))] };
        TermCount inside = Term("inside", 64, 0) with { Evidence = [.. Enumerable.Range(1, 64).Select(i => new TrendEvidence((ulong)i * 100, $"l{i * 10}"))] };

        Assert.AreEqual(2.0 / 3, Diversifier.Containment(small, two), 1e-9);
        Assert.AreEqual(1, Diversifier.Containment(inside, large), 1e-9);
        Assert.IsTrue(Diversifier.Repeats(Term("lena", 5, 0), Term("lena dunham", 5, 0)));
        Assert.IsFalse(Diversifier.Repeats(Term("apple", 5, 0), Term("pineapple", 5, 0)));
    }

    private static TermCount Term(string term, long count, long history) => new(term, count, count, history, 0, ["x"], []);

    private static double Chance(int k, double mean, double shape)
    {
        double log = shape * Math.Log(shape / (mean + shape));
        for (int i = 1; i <= k; i++)
        {
            log += Math.Log((shape + i - 1) / i * mean / (mean + shape));
        }

        return Math.Exp(log);
    }
}
