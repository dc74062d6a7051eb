using Bench.Harness;

namespace Bench.Embedded;

/// <summary>The embedded runtime with its real, synchronous durability: orchestrated activities, and events through a hub trigger.</summary>
internal sealed class EmbeddedBenchmark : IBenchmark
{
    private const int Activities = 5_000;
    private const int Steps = 500;
    private const int Events = 200_000;
    private const int Runs = 5;

    /// <inheritdoc/>
    public string Name => "embedded";

    /// <inheritdoc/>
    public string Summary => "activities/s of a fan-out, events/s through an event hub trigger";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BenchResult>> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        await using EmbeddedApp app = await EmbeddedApp.StartAsync(context.Folder, cancellationToken);
        await app.OrchestrateAsync(nameof(FanOutFunctions.FanOut), Activities / 10, cancellationToken);
        List<double> activities = await Measured.SecondsAsync(context.RunsOr(Runs), () => app.OrchestrateAsync(nameof(FanOutFunctions.FanOut), Activities, cancellationToken));
        List<double> steps = await Measured.SecondsAsync(context.RunsOr(Runs), () => app.OrchestrateAsync(nameof(FanOutFunctions.Chain), Steps, cancellationToken));
        BenchContext.Say($"{Activities:N0} activities: {Measured.Median(activities):0.00} s; {Steps} in a chain: {Measured.Median(steps):0.00} s");

        await app.PublishAsync(Events / 10, cancellationToken);
        List<double> events = await Measured.SecondsAsync(context.RunsOr(Runs), () => app.PublishAsync(Events, cancellationToken));
        BenchContext.Say($"{Events:N0} events: {Measured.Median(events):0.00} s");

        context.Notes.Add($"One orchestration fans out to {Activities:N0} activities and gathers their results, so that many share a write to disk; in the chain each step waits for its own. {Events:N0} events of {EmbeddedApp.EventBytes} bytes are sent by {EmbeddedApp.Senders} senders in batches of {EmbeddedApp.SendBatch} and counted by the trigger, in one process; the time ends with the last event handled.");
        return
        [
            BenchResult.Of("ours, activities", "perSecond", [.. activities.Select(s => Activities / s)], Bar.AtLeast(2_000)),
            BenchResult.Of("ours, activities in a chain", "perSecond", [.. steps.Select(s => Steps / s)]),
            BenchResult.Of("ours, events", "perSecond", [.. events.Select(s => Events / s)], Bar.AtLeast(10_000)),
        ];
    }
}
