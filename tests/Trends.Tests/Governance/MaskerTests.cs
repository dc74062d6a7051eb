using FsCheck;
using FsCheck.Fluent;
using Trends.Governance;

namespace Trends.Tests.Governance;

[TestClass]
public sealed class MaskerTests
{
    public required TestContext TestContext { get; set; }

    [TestMethod]
    public void Precision_and_recall_on_the_planted_cases_are_at_least_99_percent()
    {
        (string Sentence, string Expected)[] cases = [.. Fixture().Select(l => l.Split('\t')).Select(c => (c[0], c[1]))];
        (int found, int wrong, int missed) = (0, 0, 0);
        foreach ((string sentence, string expected) in cases)
        {
            string masked = Masker.Mask(sentence);
            bool right = masked == expected;
            found += right && expected != sentence ? 1 : 0;
            missed += !right && expected != sentence ? 1 : 0;
            wrong += !right && masked != sentence ? 1 : 0;
            if (!right)
            {
                TestContext.WriteLine($"'{sentence}' became '{masked}', expected '{expected}'");
            }
        }

        double recall = found / (double)(found + missed);
        double precision = found / (double)(found + wrong);
        TestContext.WriteLine($"{cases.Length} cases, precision {precision:F4}, recall {recall:F4}");
        Assert.IsGreaterThanOrEqualTo(300, cases.Count(c => c.Sentence != c.Expected));
        Assert.IsGreaterThanOrEqualTo(300, cases.Count(c => c.Sentence == c.Expected));
        Assert.IsGreaterThanOrEqualTo(0.99, recall);
        Assert.IsGreaterThanOrEqualTo(0.99, precision);
    }

    [TestMethod]
    [DataRow("010-1234-5678과 02-123-4567/010-9876-5432", "[phone]과 [phone]/[phone]")]
    [DataRow("a@b.kr, c@d.com", "[email], [email]")]
    [DataRow("tel010-1234-5678", "tel[phone]")]
    [DataRow("전화:010-1234-5678.", "전화:[phone].")]
    [DataRow("900101-1234567", "[rrn]")]
    [DataRow("901301-1234567", "901301-1234567")]
    [DataRow("900230-1234567", "900230-1234567")]
    [DataRow("900101-9234567", "900101-9234567")]
    [DataRow("4111 1111 1111 1111", "[card]")]
    [DataRow("4111 1111 1111 1112", "4111 1111 1111 1112")]
    [DataRow("주문번호 01012345678", "주문번호 01012345678")]
    [DataRow("주문 문의 01012345678", "주문 문의 [phone]")]
    [DataRow("1588-1592", "1588-1592")]
    [DataRow("고객센터 1588-1592", "고객센터 [phone]")]
    public void A_number_is_masked_for_what_it_is(string text, string expected) => Assert.AreEqual(expected, Masker.Mask(text));

    [TestMethod]
    public void Text_without_personal_data_is_the_same_instance()
    {
        string text = new("2024년 1월 1일 10:30 최고의 영화".AsSpan());

        Assert.AreSame(text, Masker.Mask(text));
    }

    [TestMethod]
    public void Masking_twice_is_masking_once() =>
        Prop.ForAll(Texts(), text => Masker.Mask(Masker.Mask(text)) == Masker.Mask(text)).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    [TestMethod]
    public void What_was_masked_is_nowhere_in_the_result()
    {
        Gen<string> secrets = Gen.Elements("010-2345-6789", "kim.minsu@naver.com", "4111-1111-1111-1111", "900101-1234568", "+82-10-2345-6789", "02)345-6789");
        Gen<string> around = Gen.Elements("안녕 ", "call ", "전화: ", "2024 ", "(", "번호는 ");
        Gen<(string Secret, string Text)> planted =
            from s in secrets from a in around from b in around from t in Gen.Elements("", " 입니다", ".", " 5678", ", 010", ") ok") select (s, a + b + s + t);

        Prop.ForAll(planted.ToArbitrary(), p => !Masker.Mask(p.Text).Contains(p.Secret, StringComparison.Ordinal))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    private static Arbitrary<string> Texts() =>
        Gen.Elements("0", "1", "8", "010", "1234", "5678", "-", " ", ".", "/", "(", ")", "+", "82", "@", "a", "b.kr", "가", "전화 ", "[phone]", "900101", "4111", ":", "주문 ")
            .ListOf().Select(string.Concat).ToArbitrary();

    private static IEnumerable<string> Fixture()
    {
        using Stream stream = typeof(MaskerTests).Assembly.GetManifestResourceStream("Trends.Tests.Governance.masking.tsv")!;
        using StreamReader reader = new(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
