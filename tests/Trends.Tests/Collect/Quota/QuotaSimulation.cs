using Trends.Collect.Quota;
using static Trends.Tests.Collect.Quota.QuotaHarness;

namespace Trends.Tests.Collect.Quota;

/// <summary>
/// Instances that ask, call, settle, crash and start anew over one store that fails, in an order that numbers decide. Each number is one step.
/// </summary>
internal sealed class QuotaSimulation
{
    private readonly QuotaHarness _quota = new();
    private readonly Instance[] _instances;
    private readonly IReadOnlyList<QuotaPlan> _plans;
    private readonly TimeSpan _pace;
    private DateTimeOffset _blockedUntil;

    /// <param name="plans">The plans of every call.</param>
    /// <param name="pace">About how far the clock goes in a step.</param>
    internal QuotaSimulation(IReadOnlyList<QuotaPlan> plans, TimeSpan pace)
    {
        _plans = plans;
        _pace = pace;
        _quota.Options.LeaseShare = 0.2;
        _quota.Options.MostAttempts = 6;
        _instances = [.. Enumerable.Range(0, 3).Select(_ => Start())];
    }

    internal List<PlatformCall> Calls { get; } = [];

    internal string? Error { get; private set; }

    internal void Step(int number)
    {
        Random chance = new(number);
        int which = chance.Next(_instances.Length);
        Instance instance = _instances[which];
        if (chance.Next(100) < 2)
        {
            _instances[which] = Start();
        }
        else if (chance.Next(100) < 15)
        {
            _quota.Clock.Advance(TimeSpan.FromMilliseconds(Math.Ceiling((_pace * (chance.Next(10) is 0 ? 20 : chance.NextDouble() * 2)).TotalMilliseconds)));
        }
        else if (instance.Store.IsPending)
        {
            instance.Store.Release(chance.Next(100) switch { < 2 => GateFault.Before, < 4 => GateFault.After, < 7 => GateFault.LostAndTriedAgain, _ => GateFault.None });
        }
        else if (instance.Running.Count > 0 && chance.Next(3) > 0)
        {
            Settle(instance, chance);
        }
        else
        {
            instance.Asking = Request(chance) is { } request ? instance.Governor.TryAcquireAsync(request, default) : null;
        }

        Look(instance, chance);
    }

    internal string? Overspent() => Error ?? _plans.Select(p => PlatformTruth.Overspent(p, Calls) is { } how ? $"{p.Name}: {how}" : null).FirstOrDefault(e => e is not null);

    private Instance Start()
    {
        GatedState store = new(_quota.Store);
        return new(store, _quota.New(store));
    }

    private QuotaRequest Request(Random chance) => Call([.. _plans]) with
    {
        Cost = chance.Next(1, 4),
        Items = 10,
        ItemKeys = [$"{chance.Next(12)}"],
        Purchases = new Dictionary<string, int> { ["post"] = 5 },
        Priority = (QuotaPriority)chance.Next(3),
    };

    // The platform sees a call in the moment in which it is granted.
    private void Look(Instance instance, Random chance)
    {
        if (instance.Settling is { IsCompleted: true } settled)
        {
            if (settled.IsCompletedSuccessfully && instance.StopUntil > _blockedUntil)
            {
                _blockedUntil = instance.StopUntil;
            }

            (instance.Settling, instance.StopUntil) = (null, default);
        }

        if (instance.Asking is not { IsCompleted: true } asked)
        {
            return;
        }

        instance.Asking = null;
        if (!asked.IsCompletedSuccessfully)
        {
            Error ??= asked.Exception?.InnerException is IOException or null ? null : $"{asked.Exception}";
            return;
        }

        if (asked.Result.Grant is not { } grant)
        {
            return;
        }

        DateTimeOffset now = _quota.Clock.GetUtcNow();
        Error ??= now >= grant.UseBefore ? $"granted at {now:o}, too late for {grant.UseBefore:o}" : now < _blockedUntil ? $"granted at {now:o} in a block until {_blockedUntil:o}" : null;
        string[] page = [.. Enumerable.Range(0, chance.Next(6)).Select(_ => $"{chance.Next(40)}")];
        QuotaOutcome outcome = new()
        {
            Status = chance.Next(8) is 0 ? 401 : 200,
            Items = chance.Next(3) is 0 ? 0 : chance.Next(1, 11),
            Bought = new Dictionary<string, IReadOnlyCollection<string>> { ["post"] = page },
        };
        PlatformCall call = new(now, grant.Request.Cost, outcome, grant.Request.ItemKeys[0], grant.HeldUntil);
        Calls.Add(call);
        instance.Running.Add((grant, call));
    }

    private void Settle(Instance instance, Random chance)
    {
        (QuotaGrant grant, PlatformCall call) = instance.Running[0];
        instance.Running.RemoveAt(0);
        call.EndedAt = _quota.Clock.GetUtcNow();
        if (chance.Next(10) is 0)
        {
            // It crashed before it could settle, or forgot.
            return;
        }

        QuotaOutcome outcome = call.Outcome;
        if (chance.Next(60) is 0)
        {
            instance.StopUntil = call.EndedAt.Value + (_pace * 10);
            outcome = outcome with { Stop = new(Until: instance.StopUntil) };
        }

        instance.Settling = instance.Governor.SettleAsync(grant, outcome, default);
    }

    private sealed class Instance(GatedState store, QuotaGovernor governor)
    {
        internal GatedState Store => store;

        internal QuotaGovernor Governor => governor;

        internal List<(QuotaGrant Grant, PlatformCall Call)> Running { get; } = [];

        internal Task<QuotaDecision>? Asking { get; set; }

        internal Task? Settling { get; set; }

        internal DateTimeOffset StopUntil { get; set; }
    }
}
