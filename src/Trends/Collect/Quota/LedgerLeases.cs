using Trends.Collect.Quota.Windows;

namespace Trends.Collect.Quota;

/// <summary>What an instance holds of one ledger for calls to come. Not for two threads at once. Times are milliseconds since 1970.</summary>
internal sealed class LedgerLeases
{
    private readonly List<LedgerLease> _leases = [];

    /// <summary>Takes units of a lease; null when none has enough that the priority may use.</summary>
    internal LedgerLease? Spend(decimal units, QuotaPriority priority, long now)
    {
        LedgerLease? lease = _leases.Find(l => l.Units >= units && l.Priority >= priority && now < l.Slot.UseBy);
        if (lease is not null)
        {
            lease.Units -= units;
        }

        return lease;
    }

    /// <summary>Puts units back into the lease they are of, while it lasts and holds no more than a lease may.</summary>
    /// <returns>Whether it did.</returns>
    internal bool PutBack(LedgerShare share, decimal units, decimal most, long now)
    {
        LedgerLease? lease = _leases.Find(l => l.Slot == share.Slot && l.Priority == share.TakenAs && now < l.Slot.UseBy);
        if (lease is null || lease.Units + units > most)
        {
            return false;
        }

        lease.Units += units;
        return true;
    }

    /// <summary>Adds units that were taken of the shared row.</summary>
    internal void Keep(WindowSlot slot, decimal units, QuotaPriority priority)
    {
        LedgerLease? lease = _leases.Find(l => l.Slot == slot && l.Priority == priority);
        if (lease is null)
        {
            lease = new(slot, priority);
            _leases.Add(lease);
        }

        lease.Units += units;
    }

    /// <summary>Gives the units that may be used still.</summary>
    internal decimal Unused(long now) => _leases.Where(l => now < l.Slot.UseBy).Sum(l => l.Units);

    /// <summary>Takes out the leases that have ended by a time; those without units are forgotten.</summary>
    internal List<LedgerLease> TakeOut(long by)
    {
        List<LedgerLease> found = _leases.FindAll(l => l.Slot.UseBy <= by && l.Units > 0);
        _leases.RemoveAll(l => l.Slot.UseBy <= by);
        return found;
    }
}
