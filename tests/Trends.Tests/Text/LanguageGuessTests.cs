using Trends.Text;

namespace Trends.Tests.Text;

[TestClass]
public sealed class LanguageGuessTests
{
    [TestMethod]
    [DataRow("최고의 영화...정말 최고다..", "ko")]
    [DataRow("ㅋㅋㅋㅋ", "ko")]
    [DataRow("007의 신호탄 RT best", "ko")]
    [DataRow("가abcd", "ko")]
    [DataRow("가abcde", "und")]
    [DataRow("Fed official says weak data caused by weather", "en")]
    [DataRow("café society wins the prize for best film of the year", "en")]
    [DataRow("Apple", "en")]
    [DataRow("Der Präsident ist nicht mit den Ministern", "und")]
    [DataRow("El presidente dice que los precios suben por la guerra", "und")]
    [DataRow("今日は良い天気", "und")]
    [DataRow("1234 !!", "und")]
    [DataRow("", "und")]
    public void The_language_is_guessed(string text, string expected) => Assert.AreEqual(expected, LanguageGuess.Of(text));
}
