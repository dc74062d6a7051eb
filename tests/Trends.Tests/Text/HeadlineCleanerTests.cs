using Trends.Text;

namespace Trends.Tests.Text;

[TestClass]
public sealed class HeadlineCleanerTests
{
    [TestMethod]
    [DataRow("[속보] 코스피 급락 - 연합뉴스", "연합뉴스", "코스피 급락")]
    [DataRow("코스피 급락…매수 기회(종합) - v.daum.net", "v.daum.net", "코스피 급락…매수 기회")]
    [DataRow("서울 아파트 거래 85%가 작은집 - 머니투데이 - 머니투데이", "머니투데이", "서울 아파트 거래 85%가 작은집")]
    [DataRow("반도체 수출 최대 기록 | 가나뉴스", null, "반도체 수출 최대 기록")]
    [DataRow("Beyonce Joins Campaign [VIDEO]", "The BoomBox", "Beyonce Joins Campaign")]
    [DataRow("Fed cuts rates - The Daily Herald", null, "Fed cuts rates")]
    [DataRow("Tom Odell - Heal (Lyrics)", "British Pop Bangers", "Tom Odell - Heal (Lyrics)")]
    [DataRow("T-Mobile to merge", null, "T-Mobile to merge")]
    [DataRow("가나코인 가격, 차트 | 다라시세 - DaraPrice", "DaraPrice", "가나코인 가격, 차트")]
    [DataRow("가나코인 가격, 차트 | 다라시세", null, "가나코인 가격, 차트 | 다라시세")]
    [DataRow("[단독]", null, "[단독]")]
    [DataRow("", null, "")]
    public void Only_what_is_not_the_headline_goes(string title, string? publisher, string expected) =>
        Assert.AreEqual(expected, HeadlineCleaner.Clean(title, publisher));
}
