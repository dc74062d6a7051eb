using Functions.Embedded.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Functions.Embedded.Tests.Invocation;

[TestClass]
public sealed class RetryPlanTests
{
    private static readonly IConfiguration Empty = new ConfigurationBuilder().Build();

    [TestMethod]
    [DataRow(1, 4)]
    [DataRow(2, 8)]
    [DataRow(5, 60)]
    [DataRow(1000, 60)]
    public void An_exponential_wait_doubles_up_to_the_longest(int failures, int seconds) =>
        Assert.AreEqual(TimeSpan.FromSeconds(seconds), Of(nameof(Exponential), Empty).WaitAfter(failures));

    [TestMethod]
    public void Retries_end_after_the_declared_count_and_minus_one_has_no_end()
    {
        Assert.IsTrue(Of(nameof(Exponential), Empty).Allows(5));
        Assert.IsFalse(Of(nameof(Exponential), Empty).Allows(6));
        Assert.IsTrue(Of(nameof(Forever), Empty).Allows(int.MaxValue));
        Assert.IsFalse(Of(nameof(Plain), Empty).Allows(1));
    }

    [TestMethod]
    public void Host_json_gives_the_retries_of_a_function_without_its_own()
    {
        IConfiguration host = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureFunctionsJobHost:retry:strategy"] = "fixedDelay",
            ["AzureFunctionsJobHost:retry:maxRetryCount"] = "2",
            ["AzureFunctionsJobHost:retry:delayInterval"] = "00:00:03",
        }).Build();

        Assert.AreEqual(new RetryPlan(2, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3)), Of(nameof(Plain), host));
        Assert.AreEqual(5, Of(nameof(Exponential), host).MaxRetryCount);
    }

    [TestMethod]
    public void Waits_that_make_no_sense_are_refused()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new FixedDelayRetryAttribute(1, "soon"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new FixedDelayRetryAttribute(1, "-00:00:01"));
        Assert.ThrowsExactly<ArgumentException>(() => new ExponentialBackoffRetryAttribute(1, "00:00:02", "00:00:01"));
    }

    [ExponentialBackoffRetry(5, "00:00:04", "00:01:00")]
    private static void Exponential()
    {
    }

    [FixedDelayRetry(-1, "00:00:01")]
    private static void Forever()
    {
    }

    private static void Plain()
    {
    }

    private static RetryPlan Of(string method, IConfiguration configuration) =>
        RetryPlan.Of(typeof(RetryPlanTests).GetMethod(method, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!, configuration);
}
