using Trends.Collect.Connect;
using Trends.Simulator;
using Trends.Simulator.World;

namespace Connectors.Tests.Rig.Expectations;

/// <summary>Posts of the last day with a hashtag. It is asked for by its id, and only the platform knows which one that is: all that can be said is whether there are any.</summary>
internal sealed class InstagramHashtag : IExpectation
{
    /// <inheritdoc/>
    public string Stream => "instagram-hashtag";

    /// <inheritdoc/>
    public IReadOnlyList<WorldItem>? Of(SimulatorHost simulator, SourceRead read)
    {
        DateTimeOffset now = simulator.Context.Now;
        string[] tags = [.. simulator.Terms.Select(t => string.Concat(t.Where(c => !char.IsWhiteSpace(c))))];
        IEnumerable<WorldItem> recent = simulator.Context.World.Of("instagram").Select(new() { TopOnly = true }).Newest(now).TakeWhile(i => i.CreatedAt > now.AddDays(-1));
        return recent.Any(i => i.Tags.Any(tags.Take(3).Contains)) ? null : [];
    }
}
