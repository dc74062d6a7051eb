using Microsoft.Extensions.Time.Testing;
using Trends.Collect.Connect.Push;

namespace Trends.Tests.Collect.Connect.Push;

[TestClass]
public sealed class PushLeaseTests
{
    private readonly FakeTimeProvider _clock = new(new(2026, 5, 8, 12, 0, 0, TimeSpan.Zero));
    private readonly FakeState _state = new();

    [TestMethod]
    public async Task One_holder_has_it_until_its_life_is_over()
    {
        PushLease one = new(_state, _clock);
        PushLease other = new(_state, _clock);

        Assert.IsTrue(await one.TakeAsync("one", default));
        _clock.Advance(PushLease.Life - TimeSpan.FromTicks(1));
        Assert.IsFalse(await other.TakeAsync("other", default));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.IsTrue(await other.TakeAsync("other", default));
        Assert.IsFalse(await one.TakeAsync("one", default));
    }

    [TestMethod]
    public async Task A_renewed_one_lives_on_and_one_given_back_is_free()
    {
        PushLease one = new(_state, _clock);
        PushLease other = new(_state, _clock);
        await one.TakeAsync("one", default);
        _clock.Advance(PushLease.Life / 2);
        Assert.IsTrue(await one.TakeAsync("one", default));
        _clock.Advance(PushLease.Life / 2);

        Assert.IsFalse(await other.TakeAsync("other", default));
        await one.GiveBackAsync(default);
        Assert.IsTrue(await other.TakeAsync("other", default));
    }

    [TestMethod]
    public async Task What_somebody_else_holds_by_now_is_not_given_back()
    {
        PushLease one = new(_state, _clock);
        PushLease other = new(_state, _clock);
        await one.TakeAsync("one", default);
        _clock.Advance(PushLease.Life);
        await other.TakeAsync("other", default);

        await one.GiveBackAsync(default);

        Assert.IsFalse(await one.TakeAsync("one", default));
    }
}
