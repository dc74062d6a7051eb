using System.Globalization;
using System.Text.RegularExpressions;
using Trends.Simulator.World;

namespace Connectors.Tests.Rig;

/// <summary>Finds the item of the world that a canonical id names: ids are addresses, or have something before them, on many platforms.</summary>
internal static partial class WorldIds
{
    public static WorldItem? Find(PlatformWorld world, string id)
        => world.Find(id) is { } same ? same
            : Uuid().Match(id) is { Success: true } uuid ? world.Items[int.Parse(uuid.Groups[1].Value, CultureInfo.InvariantCulture)]
            : Tail().Match(id) is { Success: true } tail ? world.Find(tail.Value) ?? world.Items.FirstOrDefault(i => i.Id.EndsWith($"_{tail.Value}", StringComparison.Ordinal))
            : null;

    // PeerTube's videos; the simulator writes their number into it.
    [GeneratedRegex("^[0-9a-f]{8}-[0-9a-f-]+-([0-9]{12})$")]
    private static partial Regex Uuid();

    [GeneratedRegex("(?<=^|[^A-Za-z0-9]|SimulatorClip)(?!SimulatorClip)[A-Za-z0-9]+(?=\\)?$)")]
    private static partial Regex Tail();
}
