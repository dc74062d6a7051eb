using TrendFunctions.Pipeline;
using Trends;

namespace TrendFunctions.Tests;

[TestClass]
public sealed class StartRunRequestTests
{
    [TestMethod]
    [DataRow("../x")]
    [DataRow("/etc")]
    [DataRow("a/b")]
    [DataRow("..")]
    [DataRow("missing")]
    public void Inputs_that_are_not_names_of_datasets_under_the_root_are_refused(string input)
    {
        InvalidRequestException refused = Assert.ThrowsExactly<InvalidRequestException>(
            () => new StartRunRequest(Inputs: [input]).ToRequest(Path.GetTempPath()));

        Assert.IsTrue(refused.Errors.ContainsKey("inputs"));
    }

    [TestMethod]
    public void Without_a_root_no_input_is_accepted()
        => Assert.ThrowsExactly<InvalidRequestException>(() => new StartRunRequest(Inputs: ["news"]).ToRequest(null));

    [TestMethod]
    public void A_stage_that_is_none_is_named()
    {
        InvalidRequestException refused = Assert.ThrowsExactly<InvalidRequestException>(
            () => new StartRunRequest(Stages: ["polish"]).ToRequest(null));

        StringAssert.Contains(refused.Errors["stages"][0], "polish");
    }
}
