using Trends.Collect.Connect;
using Trends.Simulator;
using Trends.Simulator.World;

namespace Connectors.Tests.Rig;

/// <summary>What one stream has to give, where the common rule does not say it. Found by reflection; needs a constructor without parameters.</summary>
internal interface IExpectation
{
    /// <summary>Gets the stream's name.</summary>
    string Stream { get; }

    /// <summary>Gives the items that answer a read; null where it gives no items of the world.</summary>
    IReadOnlyList<WorldItem>? Of(SimulatorHost simulator, SourceRead read);
}
