using Trends.Collect.Connect;
using Trends.Simulator;
using Trends.Simulator.World;

namespace Connectors.Tests.Rig.Expectations;

/// <summary>What the bot's channels posted within the last day.</summary>
internal sealed class TelegramChannel : IExpectation
{
    /// <inheritdoc/>
    public string Stream => "telegram-channel";

    /// <inheritdoc/>
    public IReadOnlyList<WorldItem>? Of(SimulatorHost simulator, SourceRead read)
    {
        DateTimeOffset now = simulator.Context.Now;
        return [.. simulator.Context.World.Of("telegram").Select(new()).Newest(now).Where(i => i.VisibleFrom > now.AddHours(-23))];
    }
}
