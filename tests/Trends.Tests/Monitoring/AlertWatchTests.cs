using System.Diagnostics.Metrics;
using Microsoft.Extensions.Time.Testing;
using Trends.Monitoring;

namespace Trends.Tests.Monitoring;

[TestClass]
public sealed class AlertWatchTests
{
    private readonly FakeTimeProvider _clock = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly TestMeters _meters = new();
    private readonly AlertWatch _watch;

    public AlertWatchTests()
    {
        _watch = new(_meters, _clock);
        _watch.Start();
    }

    public static IEnumerable<object[]> Cases => AlertCases.All.Select(c => new object[] { c });

    [TestCleanup]
    public void End()
    {
        _watch.Dispose();
        _meters.Dispose();
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void A_rule_fires_beyond_its_threshold_and_is_silent_at_it(AlertCase given)
    {
        AlertRule rule = AlertRules.All.Single(r => r.Name == given.Rule);
        given.Measure(_meters, rule.Meter, rule.Metric);

        bool fired = _watch.Evaluate().Any(a => a.Rule == given.Rule && a.State == AlertState.Fired);

        Assert.AreEqual(given.Fires, fired);
    }

    [TestMethod]
    public void Every_rule_has_a_case_that_fires_it_and_one_that_does_not()
    {
        foreach (AlertRule rule in AlertRules.All)
        {
            Assert.IsTrue(AlertCases.All.Any(c => c.Rule == rule.Name && c.Fires), $"{rule.Name} has no case that fires it");
            Assert.IsTrue(AlertCases.All.Any(c => c.Rule == rule.Name && !c.Fires), $"{rule.Name} has no case that leaves it silent");
        }
    }

    [TestMethod]
    public void An_alert_is_told_once_and_resolved_when_its_window_has_passed()
    {
        Gauge("store_health", 0, ("store", "lake"));
        AlertState fired = _watch.Evaluate().Single();
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsEmpty(_watch.Evaluate());

        // The zero is still in the window.
        Gauge("store_health", 1, ("store", "lake"));
        _clock.Advance(TimeSpan.FromMinutes(3));
        Assert.IsEmpty(_watch.Evaluate());

        _clock.Advance(TimeSpan.FromMinutes(1));
        AlertState resolved = _watch.Evaluate().Single();
        Assert.AreEqual((AlertState.Fired, "lake", 0.0), (fired.State, fired.Split, fired.Value));
        Assert.AreEqual((AlertState.Ok, "lake", 1.0), (resolved.State, resolved.Split, resolved.Value));
        Assert.AreEqual(_clock.GetUtcNow(), resolved.Since);
    }

    [TestMethod]
    public void An_alert_without_any_more_data_is_resolved()
    {
        Gauge("store_health", 0, ("store", "lake"));
        Assert.HasCount(1, _watch.Evaluate());
        _clock.Advance(TimeSpan.FromMinutes(6));

        Assert.AreEqual(AlertState.NoData, _watch.Evaluate().Single().State);
    }

    [TestMethod]
    public void Stores_fire_each_for_itself()
    {
        Gauge("store_health", 0, ("store", "lake"));
        Gauge("store_health", 1, ("store", "state"));
        Gauge("store_health", 0, ("store", "marts"));

        CollectionAssert.AreEquivalent(new[] { "lake", "marts" }, _watch.Evaluate().Select(a => a.Split).ToArray());
        Assert.AreEqual(AlertState.Ok, _watch.States().Single(a => a.Split == "state").State);
    }

    [TestMethod]
    public void However_many_values_a_tag_has_a_rule_keeps_a_hundred_apart()
    {
        for (int i = 0; i < 5000; i++)
        {
            Gauge("quarantine_rate", 0.5, ("stage", $"stage-{i}"));
        }

        Assert.HasCount(101, _watch.Evaluate());
    }

    [TestMethod]
    public void Measurements_of_another_host_do_not_count()
    {
        using TestMeters others = new();
        others.Create("Trends").CreateHistogram<double>("store_health").Record(0, new KeyValuePair<string, object?>("store", "lake"));

        Assert.IsEmpty(_watch.Evaluate());
    }

    private void Gauge(string metric, double value, (string Name, string Value) tag)
        => _meters.Create("Trends").CreateGauge<double>(metric).Record(value, new KeyValuePair<string, object?>(tag.Name, tag.Value));
}
