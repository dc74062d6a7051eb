using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Trends.Text;

namespace Trends.Tests.Text;

[TestClass]
public sealed class HeldOutTests
{
    [TestMethod]
    public void The_rule_is_the_first_eight_bytes_of_sha256_modulo_ten()
    {
        for (int i = 0; i < 1_000; i++)
        {
            string text = $"영화 리뷰 {i}";
            bool expected = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))) % 10 == 0;

            Assert.AreEqual(expected, HeldOut.IsHeldOut(text), text);
        }
    }

    [TestMethod]
    public void About_one_text_in_ten_is_held_out()
    {
        int heldOut = Enumerable.Range(0, 10_000).Count(i => HeldOut.IsHeldOut($"text {i}"));

        Assert.IsInRange(900, 1_100, heldOut);
    }

    [TestMethod]
    public void Copies_that_differ_in_space_case_or_markup_are_held_out_together()
    {
        for (int i = 0; i < 200; i++)
        {
            bool expected = HeldOut.IsHeldOut($"best film & score {i}");

            Assert.AreEqual(expected, HeldOut.IsHeldOut($"  Best <b>FILM</b>\t&amp; score {i}"));
        }
    }
}
