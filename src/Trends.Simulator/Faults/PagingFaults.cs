using Trends.Simulator.Dialects;
using Trends.Simulator.World;

namespace Trends.Simulator.Faults;

/// <summary>The faults that happen between pages.</summary>
internal static class PagingFaults
{
    private const int Withheld = 20;

    // Pages asked for at once move one after another.
    private static readonly Lock OneAtATime = new();

    public static WorldPage Page(SimulatorCall call, IEnumerable<WorldItem> items, int take)
    {
        if (call.Faults.Has(FaultKind.Empty))
        {
            return new([], false);
        }

        lock (OneAtATime)
        {
            return MovedPage(call, items, take);
        }
    }

    private static WorldPage MovedPage(SimulatorCall call, IEnumerable<WorldItem> items, int take)
    {
        ActiveFault? moving = call.Faults.Find(FaultKind.MovingPages);
        if (moving is not null)
        {
            Move(call, moving, items);
        }

        List<WorldItem> page = [.. items.Take(take + 1)];
        bool more = page.Count > take;
        if (more)
        {
            page.RemoveAt(take);
        }

        if (call.Faults.Find(FaultKind.Duplicates) is { } duplicates)
        {
            if (duplicates.LastServed >= 0 && page.TrueForAll(i => i.Number != duplicates.LastServed))
            {
                page.Insert(0, call.World.Items[duplicates.LastServed]);
            }

            duplicates.LastServed = page.Count > 0 && more ? page[^1].Number : -1;
        }

        if (moving is not null && page.Count > 0)
        {
            moving.LastServed = page[^1].Number;
        }

        return new(page, more);
    }

    // The first call withholds the newest items; each call after it shows one of them, and deletes what the call before it handed out last.
    private static void Move(SimulatorCall call, ActiveFault moving, IEnumerable<WorldItem> items)
    {
        if (moving.LastServed < 0)
        {
            // Where comments stand among posts, a post that turned up below a newer comment would not be in front.
            WorldQuery front = items.Take(Withheld).Any(i => i.Kind == ItemKind.Comment) ? new() : new() { TopOnly = true };
            foreach (WorldItem item in call.World.Select(front).Newest(call.Now).Take(Withheld).ToArray())
            {
                call.World.Withhold(item.Number, forGood: false);
                moving.Withheld.Push(item.Number);
            }

            return;
        }

        call.World.Withhold(moving.LastServed, forGood: true);
        if (moving.Withheld.TryPop(out int shown))
        {
            call.World.Reveal(shown);
        }
    }
}
