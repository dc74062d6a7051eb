using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Functions.Embedded.EventHubs;

/// <summary>What host.json says about event hub triggers, with the service's defaults.</summary>
/// <param name="MaxBatch">The most events in a call, from 1.</param>
/// <param name="MinBatch">The events to wait for, from 1.</param>
/// <param name="MaxWait">How long to wait for them.</param>
/// <param name="CheckpointEvery">After how many batches a checkpoint is stored, from 1.</param>
/// <param name="Start">Where a new consumer group begins.</param>
internal sealed record TriggerSettings(int MaxBatch, int MinBatch, TimeSpan MaxWait, int CheckpointEvery, InitialOffset Start)
{
    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">A value cannot be read or makes no sense.</exception>
    public static TriggerSettings From(IConfiguration configuration)
    {
        HostJson section = new(configuration, "extensions:eventHubs");
        int max = AtLeastOne(section, "maxEventBatchSize", 100);
        int min = AtLeastOne(section, "minEventBatchSize", 1);
        return min > max
            ? throw section.Bad("minEventBatchSize", min.ToString(CultureInfo.InvariantCulture), $"at most maxEventBatchSize, {max}")
            : new TriggerSettings(max, min, section.Time("maxWaitTime", TimeSpan.FromMinutes(1)), AtLeastOne(section, "batchCheckpointFrequency", 1), StartOf(section));
    }

    private static int AtLeastOne(HostJson section, string key, int otherwise)
    {
        int value = section.Number(key, otherwise);
        return value >= 1 ? value : throw section.Bad(key, value.ToString(CultureInfo.InvariantCulture), "1 or more");
    }

    private static InitialOffset StartOf(HostJson section)
    {
        string type = section["initialOffsetOptions:type"] ?? "fromStart";
        string? time = section["initialOffsetOptions:enqueuedTimeUtc"];
        return type.ToUpperInvariant() switch
        {
            "FROMSTART" => InitialOffset.FromStart,
            "FROMEND" => new InitialOffset(IsFromEnd: true, null),
            "FROMENQUEUEDTIME" when DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at) => new InitialOffset(IsFromEnd: false, at),
            "FROMENQUEUEDTIME" => throw section.Bad("initialOffsetOptions:enqueuedTimeUtc", time ?? string.Empty, "a time in ISO 8601"),
            _ => throw section.Bad("initialOffsetOptions:type", type, "fromStart, fromEnd or fromEnqueuedTime"),
        };
    }
}
