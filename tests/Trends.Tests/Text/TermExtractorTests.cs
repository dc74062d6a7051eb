using Trends.Text;

namespace Trends.Tests.Text;

[TestClass]
public sealed class TermExtractorTests
{
    [TestMethod]
    [DataRow("한국은행, 금리 인하 결정 - 가나뉴스", "금리 인하")]
    [DataRow("Search for Flight MH370 widens", "flight mh370")]
    [DataRow("Apple releases iOS 7.1", "ios 7.1")]
    [DataRow("Game of Thrones season 4 trailer", "game of thrones")]
    [DataRow("Bank of England holds", "bank of england")]
    [DataRow("New York mayor", "new york")]
    public void A_story_gives_its_phrase(string title, string expected) => Assert.Contains(expected, Terms(title));

    [TestMethod]
    [DataRow("2026년7월14일(화) 오전 10:30 속보 [영상] 기자 사진 종합")]
    [DataRow("Watch: live updates, Monday March 3, 2014 (video)")]
    [DataRow("오늘 정말 너무 재밌다 ㅋㅋㅋ 최고다")]
    [DataRow("1,000 dollars 25% 10:30 2014")]
    public void Dates_boilerplate_and_bare_numbers_give_nothing(string title) => Assert.IsEmpty(Terms(title));

    [TestMethod]
    public void No_phrase_reaches_over_punctuation() => Assert.DoesNotContain("titanfall xbox", Terms("Titanfall, Xbox"));

    [TestMethod]
    public void A_share_names_nothing_and_a_version_does()
    {
        Assert.DoesNotContain("s&p500 0.2", Terms("뉴욕증시 약세…S&P500 0.2%↓"));
        Assert.Contains("ios 7.1", Terms("iOS 7.1 arrives"));
    }

    [TestMethod]
    public void The_outlet_is_no_term() => Assert.DoesNotContain("가나저널", new TermExtractor().Extract("가나저널 반도체 수출", null, "가나저널", null).Terms);

    [TestMethod]
    public void A_word_cut_short_by_the_source_is_no_term() => Assert.DoesNotContain("이더리", Terms("비트코인 62,910달러, 이더리..."));

    [TestMethod]
    public void Hashtags_of_the_record_are_terms()
    {
        IReadOnlyList<string> terms = new TermExtractor().Extract(null, "hello", null, ["#뉴진스", "Titanfall"]).Terms;

        Assert.Contains("뉴진스", terms);
        Assert.Contains("titanfall", terms);
    }

    [TestMethod]
    public void Terms_are_distinct_and_bounded()
    {
        string title = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"zeta{(char)('a' + (i % 26))} kappa"));
        IReadOnlyList<string> terms = Terms(title);

        Assert.HasCount(TermExtractor.MostTerms, terms);
        Assert.HasCount(terms.Count, terms.Distinct());
    }

    [TestMethod]
    public void An_extractor_used_before_gives_the_same_as_a_new_one()
    {
        TermExtractor used = new();
        used.Extract("Titanfall Xbox", "other", "Outlet", ["tag"]);

        ExtractedText again = used.Extract("코스피 급락", null, null, null);

        CollectionAssert.AreEqual(Terms("코스피 급락").ToArray(), again.Terms.ToArray());
    }

    [TestMethod]
    [DataRow("정부, 금리 인하 발표 - 가나뉴스", "[속보] 정부 금리 인하 발표", true)]
    [DataRow("RT @abc: Big fire in Seoul https://t.co/x", "big fire in Seoul!!", true)]
    [DataRow("정부, 금리 인하 발표", "정부, 금리 인상 발표", false)]
    [DataRow("ㅋㅋ", "ㅠㅠ", false)]
    [DataRow("ios 7.1 released", "ios 7.2 released", false)]
    public void Copies_share_a_key(string one, string other, bool same) => Assert.AreEqual(same, Key(one) == Key(other));

    [TestMethod]
    public void A_syndicated_headline_is_a_copy_whatever_teaser_stands_below() =>
        Assert.AreEqual(
            new TermExtractor().Extract("반도체 수출 최대 기록", "첫 문장", null, null).UniqueKey,
            new TermExtractor().Extract("반도체 수출 최대 기록", "다른 문장", null, null).UniqueKey);

    [TestMethod]
    public void Case_and_punctuation_make_no_other_key() => Assert.AreEqual(Key("flight mh370"), Key("Flight MH370."));

    private static IReadOnlyList<string> Terms(string title) =>
        new TermExtractor().Extract(TextNormalizer.Normalize(title), null, null, null).Terms;

    private static ulong Key(string title) =>
        new TermExtractor().Extract(TextNormalizer.Normalize(title), null, null, null).UniqueKey;
}
