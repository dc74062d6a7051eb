using Trends.Text;

namespace Trends.Tests.Text;

[TestClass]
public sealed class TokenizerTests
{
    [TestMethod]
    [DataRow("정부가 금리를 인하", "정부 금리 인하")]
    [DataRow("한국은행이 서울에서 미국으로", "한국은행 서울 미국")]
    [DataRow("물가 국가 회의 효과", "물가 국가 회의 효과")]
    [DataRow("재산분할 역할 광고 사고 신고 최소한 무기한", "재산분할 역할 광고 사고 신고 최소한 무기한")]
    [DataRow("고양이 전문가 캐나다 우크라이나", "고양이 전문가 캐나다 우크라이나")]
    [DataRow("고양이가 전문가는", "고양이 전문가")]
    [DataRow("학생들이 의사들에게", "학생 의사")]
    [DataRow("BTS가 컴백", "bts 컴백")]
    [DataRow("대만 두바이 사과", "대만 두바이 사과")]
    [DataRow("국무회의의 소비자물가는", "국무회의 소비자물가")]
    public void Korean_words_lose_their_particles_and_nothing_else(string text, string expected) =>
        Assert.AreEqual(expected, Words(text, TokenClass.Word, TokenClass.Stop));

    [TestMethod]
    [DataRow("stocks companies boxes classes", "stock company box class")]
    [DataRow("James Reuters Texas bus virus news series", "james reuters texas bus virus news series")]
    [DataRow("Apple's China’s", "apple china")]
    [DataRow("T-Mobile S&P500 AT&T U.S. covid-19 don't", "t-mobile s&p500 at&t us covid-19 don't")]
    public void English_words_come_in_lower_case_and_singular(string text, string expected) =>
        Assert.AreEqual(expected, Words(text, TokenClass.Word, TokenClass.Stop));

    [TestMethod]
    [DataRow("2026년7월14일 10:30 1,000.5 85% 3만원 10th 7pm 2026-07-14")]
    public void Quantities_dates_and_times_are_numbers(string text) => Assert.AreEqual(string.Empty, Words(text, TokenClass.Word));

    [TestMethod]
    [DataRow("5g mh370 g20 3나노 2차전지", "5g mh370 g20 3나노 2차전지")]
    public void Names_with_digits_are_words(string text, string expected) => Assert.AreEqual(expected, Words(text, TokenClass.Word));

    [TestMethod]
    [DataRow("재밌다ㅋㅋ 지루하네요 봤습니다 급락한 발표된")]
    [DataRow("타격할 더는 이를 듣고 찾고")]
    public void Korean_predicates_are_no_words(string text) => Assert.AreEqual(string.Empty, Words(text, TokenClass.Word));

    [TestMethod]
    public void Marked_words_have_their_class()
    {
        List<Token> tokens = Tokens("#BTS @user_1 https://a.kr/b?c=d www.x.com [phone]");

        CollectionAssert.AreEqual(
            new[] { TokenClass.Hashtag, TokenClass.Mention, TokenClass.Url, TokenClass.Url },
            tokens.Select(t => t.Class).ToArray());
        Assert.AreEqual("bts", tokens[0].Text);
    }

    [TestMethod]
    public void US_is_a_country_and_us_a_pronoun()
    {
        Assert.AreEqual(TokenClass.Word, Tokens("US tariffs")[0].Class);
        Assert.AreEqual(TokenClass.Stop, Tokens("tell us")[1].Class);
        Assert.AreEqual(TokenClass.Stop, Tokens("TELL US")[1].Class);
    }

    [TestMethod]
    public void Punctuation_starts_a_run_and_space_does_not()
    {
        List<Token> tokens = Tokens("alpha beta, gamma");

        CollectionAssert.AreEqual(new[] { true, false, true }, tokens.Select(t => t.StartsRun).ToArray());
    }

    [TestMethod]
    [DataRow("코스피가 보고서", true)]
    [DataRow("광복절에 올림픽공원", true)]
    [DataRow("금리를 인하", false)]
    [DataRow("금리 인하", false)]
    public void A_particle_that_ends_a_phrase_starts_a_run(string text, bool starts) => Assert.AreEqual(starts, Tokens(text)[1].StartsRun);

    [TestMethod]
    public void A_word_of_forty_characters_stays_and_a_longer_one_goes()
    {
        Assert.HasCount(1, Tokens(new string('k', 40)));
        Assert.IsEmpty(Tokens(new string('k', 41)));
    }

    private static string Words(string text, params TokenClass[] classes) =>
        string.Join(' ', Tokens(text).Where(t => classes.Contains(t.Class)).Select(t => t.Text));

    private static List<Token> Tokens(string text)
    {
        List<Token> tokens = [];
        Tokenizer.Tokenize(TextNormalizer.Normalize(text), tokens);
        return tokens;
    }
}
