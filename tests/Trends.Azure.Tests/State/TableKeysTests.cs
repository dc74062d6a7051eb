using FsCheck;
using FsCheck.Fluent;
using Trends.Azure.State;
using Trends.Storage;

namespace Trends.Azure.Tests.State;

[TestClass]
public sealed class TableKeysTests
{
    [TestMethod]
    [DataRow("runs", "reports", "runs|reports")]
    [DataRow("a", "b|c", "a|b|c")]
    [DataRow("a|b", "c", "a~1b|c")]
    [DataRow("a~1b", "c", "a~01b|c")]
    [DataRow("~h", "p", "~0h|p")]
    public void Table_and_partition_can_be_read_in_the_key(string table, string partition, string key) => Assert.AreEqual(key, TableKeys.Partition(table, partition));

    [TestMethod]
    public void No_two_pairs_have_the_same_key()
    {
        Gen<string> text = Gen.Elements("a", "|", "~", "0", "1", "h").NonEmptyListOf().Select(string.Concat);
        Prop.ForAll(
            text.Two().Two().ToArbitrary(),
            p => p.Item1 == p.Item2 || TableKeys.Partition(p.Item1.Item1, p.Item1.Item2) != TableKeys.Partition(p.Item2.Item1, p.Item2.Item2))
        .QuickCheckThrowOnFailure();
    }

    [TestMethod]
    public void Keys_of_512_characters_stay_readable_and_longer_ones_become_hashes_that_differ()
    {
        string table = new('t', 255);
        string fits = TableKeys.Partition(table, new string('p', 256));
        string hashed = TableKeys.Partition(table, new string('p', 257));

        Assert.HasCount(TableKeys.MaxLength, fits);
        Assert.StartsWith(table, fits);
        Assert.StartsWith("~h", hashed);
        Assert.IsLessThan(TableKeys.MaxLength, hashed.Length);
        Assert.AreNotEqual(hashed, TableKeys.Partition(table + "p", new string('p', 256)));
        Assert.AreNotEqual(hashed, TableKeys.Partition(new string('t', StateLimits.MaxKeyLength), new string('p', StateLimits.MaxKeyLength)));
    }
}
