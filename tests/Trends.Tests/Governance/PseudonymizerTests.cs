using Trends.Governance;
using Trends.Storage;

namespace Trends.Tests.Governance;

[TestClass]
public sealed class PseudonymizerTests
{
    private static readonly Pseudonymizer Pseudonyms = new(new PseudonymKey("k1", new byte[32]));

    [TestMethod]
    public void A_name_has_one_pseudonym_however_often_it_comes()
    {
        PseudonymCache cache = new(Pseudonyms, most: 2);
        string[] names = ["kim", "lee", "park", "kim", " kim "];

        foreach (string name in names)
        {
            Assert.AreEqual(Pseudonyms.Author("x", name), cache.Author("x", name));
            Assert.AreEqual(Pseudonyms.User(name), cache.User(name));
        }

        Assert.AreEqual(Pseudonyms.Author("x", "kim"), Pseudonyms.Author("x", " kim "));
    }

    [TestMethod]
    public void The_same_name_on_two_platforms_or_in_two_roles_is_two_persons()
    {
        string[] pseudonyms = [Pseudonyms.Author("x", "kim"), Pseudonyms.Author("youtube", "kim"), Pseudonyms.User("kim"), Pseudonyms.Author(null, "kim")];

        Assert.HasCount(4, pseudonyms.Distinct());
    }

    [TestMethod]
    public void Another_key_gives_another_pseudonym()
    {
        byte[] key = new byte[32];
        key[31] = 1;

        Assert.AreNotEqual(Pseudonyms.User("kim"), new Pseudonymizer(new PseudonymKey("k2", key)).User("kim"));
    }

    [TestMethod]
    public void A_pseudonym_is_24_characters_and_does_not_hold_the_name()
    {
        string pseudonym = Pseudonyms.User(new string('가', 1_000));

        Assert.MatchesRegex("^p_[A-Za-z0-9_-]{22}$", pseudonym);
    }

    [TestMethod]
    public void The_pseudonym_is_the_hmac_of_role_platform_and_name()
    {
        byte[] hash = System.Security.Cryptography.HMACSHA256.HashData(new byte[32], "author|x|kim"u8);

        Assert.AreEqual("p_" + System.Buffers.Text.Base64Url.EncodeToString(hash.AsSpan(0, 16)), Pseudonyms.Author("x", "kim"));
    }
}
