using System.Text.Json;
using TrendFunctions.Serving;

namespace TrendFunctions.Tests.Serving;

[TestClass]
public sealed class AnswerJsonTests
{
    [TestMethod]
    public void Letters_stand_as_they_are_and_instants_end_in_Z()
    {
        DateTimeOffset noonInSeoul = new(2026, 8, 22, 12, 0, 0, TimeSpan.FromHours(9));

        Assert.AreEqual("""{"term":"캐나다","at":"2026-08-22T03:00:00Z"}""", Write(new { Term = "캐나다", At = noonInSeoul }));
        Assert.AreEqual("""{"at":"2026-08-22T03:00:00.05Z"}""", Write(new { At = noonInSeoul.AddMilliseconds(50) }));
        Assert.DoesNotContain("<", Write(new { Term = "<script>" }));
    }

    [TestMethod]
    [DataRow(0.0, 0.0)]
    [DataRow(0.21416251357279376, 0.214162514)]
    [DataRow(-12.345678901234, -12.3456789)]
    [DataRow(1234567.8912345, 1234567.891)]
    [DataRow(12345678901.2345, 12345678901.234)]
    [DataRow(1e300, 1e300)]
    [DataRow(2.588585822937564e-07, 2.58858582e-07)]
    [DataRow(2.588585822937564e-09, 2.588585822937564e-09)]
    public void Numbers_have_nine_digits_and_are_never_coarser_than_a_thousandth(double value, double written)
        => Assert.AreEqual(written, NineDigitConverter.Round(value));

    private static string Write<T>(T members) =>
        JsonSerializer.Serialize(JsonSerializer.SerializeToNode(members, AnswerJson.Members)!.AsObject(), AnswerJson.Body);
}
