using FsCheck;
using FsCheck.Fluent;
using Trends.Text;

namespace Trends.Tests.Text;

[TestClass]
public sealed class TextNormalizerTests
{
    [TestMethod]
    [DataRow("한\u1112\u1161\u11abᄒ", "한한ᄒ")]
    [DataRow("Tom &amp; Jerry", "Tom & Jerry")]
    [DataRow("&amp;amp;lt;b&gt;", "")]
    [DataRow("a &lt; b", "a < b")]
    [DataRow("I <3 you", "I <3 you")]
    [DataRow("비트<b>코인</b> 급등<br/>속보", "비트코인 급등 속보")]
    [DataRow("앞<script>if (a<b) x();</script>뒤", "앞 뒤")]
    [DataRow("zero\u200bwidth\ufeff", "zerowidth")]
    [DataRow("  two \t\r\n lines\u3000 ", "two lines")]
    [DataRow("ＡＢＣ　１２３！", "ABC 123!")]
    [DataRow("bell\u0007", "bell")]
    [DataRow("", "")]
    [DataRow(" \u00a0 ", "")]
    public void Text_is_cleaned(string text, string expected) => Assert.AreEqual(expected, TextNormalizer.Normalize(text));

    [TestMethod]
    [DataRow("ㅋㅋㅋㅋㅋ 진짜ㅠㅠㅠ!!!", "ㅋㅋ 진짜ㅠㅠ!!")]
    [DataRow("ㅋㅋ", "ㅋㅋ")]
    [DataRow("www.a.kr", "www.a.kr")]
    [DataRow("sooooo", "sooo")]
    [DataRow("1000000원", "1000000원")]
    [DataRow("😂😂😂😂", "😂😂")]
    public void Runs_fold_where_asked(string text, string expected) =>
        Assert.AreEqual(expected, TextNormalizer.Normalize(text, TextForm.FoldRuns));

    [TestMethod]
    public void Runs_and_case_stay_where_not_asked() => Assert.AreEqual("WOW!!! ㅋㅋㅋ", TextNormalizer.Normalize("WOW!!! ㅋㅋㅋ"));

    [TestMethod]
    public void Case_folds_where_asked() => Assert.AreEqual("wow äß", TextNormalizer.Normalize("WOW Äß", TextForm.LowerCase));

    [TestMethod]
    public void Clean_text_is_the_same_instance()
    {
        string text = new("최고의 영화...정말 최고다..".AsSpan());

        Assert.AreSame(text, TextNormalizer.Normalize(text));
    }

    [TestMethod]
    public void A_lone_surrogate_becomes_the_replacement_character() =>
        Assert.AreEqual("a\ufffdb", TextNormalizer.Normalize("a\ud800b"));

    [TestMethod]
    public void Entities_nested_without_end_are_undone_in_bounded_time()
    {
        string hostile = string.Concat(Enumerable.Repeat("&amp;", 1)) + string.Concat(Enumerable.Repeat("amp;", 50_000)) + "lt;b>";

        string clean = TextNormalizer.Normalize(hostile);

        Assert.AreEqual(clean, TextNormalizer.Normalize(clean));
    }

    [TestMethod]
    public void Normalising_twice_is_normalising_once()
    {
        Gen<string> pieces = Gen.Elements(
            "&", "amp;", "lt;", "<", "b", ">", "/", "\u200b", " ", "\u3000", "ㅋ", "!", "e\u0301", "\u0301", "\u0338", "\u1112", "\u1161", "가", "\u11ab",
            "Ｂ", "＜", "＆", "\ud83d", "\ude02", "😂", "#38;", "\u0000", "한", "İ", "K", "\u0345", "script>", "\u0958", "A", "9");
        Gen<string> texts = pieces.ListOf().Select(string.Concat);

        Prop.ForAll(Arb.From(texts), Gen.Elements(Enum.GetValues<TextForm>()).ToArbitrary(), (text, form) =>
        {
            string once = TextNormalizer.Normalize(text, form);
            return TextNormalizer.Normalize(once, form) == once;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));
    }

    [TestMethod]
    public void Any_text_normalises_twice_as_once() =>
        Prop.ForAll<string?>(text =>
        {
            string once = TextNormalizer.Normalize(text ?? string.Empty, TextForm.Folded);
            return TextNormalizer.Normalize(once, TextForm.Folded) == once;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
}
