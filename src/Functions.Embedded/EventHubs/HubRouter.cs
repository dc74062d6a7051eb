using System.Globalization;
using System.Text;
using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Producer;

namespace Functions.Embedded.EventHubs;

/// <summary>Chooses the partition that events go to.</summary>
internal static class HubRouter
{
    private const int MaxKeyLength = 128;

    /// <summary>Checks what a sender asks for.</summary>
    public static void Check(SendEventOptions options)
    {
        if (options.PartitionId is not null && options.PartitionKey is not null)
        {
            throw new InvalidOperationException($"Partition '{options.PartitionId}' and partition key '{options.PartitionKey}' are both set; set one.");
        }

        if (options.PartitionKey?.Length > MaxKeyLength)
        {
            throw new ArgumentOutOfRangeException(nameof(options), $"The partition key has {options.PartitionKey.Length} characters; {MaxKeyLength} are allowed.");
        }
    }

    /// <summary>Chooses by name, by key, or the next in turn.</summary>
    /// <exception cref="EventHubsException">There is no partition of that name.</exception>
    public static HubPartition Choose(Hub hub, SendEventOptions options)
    {
        if (options.PartitionId is null)
        {
            return options.PartitionKey is null ? hub.NextInTurn() : hub.Partitions[(int)(Hash(options.PartitionKey) % (uint)hub.Partitions.Count)];
        }

        return int.TryParse(options.PartitionId, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < hub.Partitions.Count
            ? hub.Partitions[index]
            : throw new EventHubsException(
                hub.Name,
                $"Event hub '{hub.Name}' has no partition '{options.PartitionId}'; it has 0 to {hub.Partitions.Count - 1}.",
                EventHubsException.FailureReason.ResourceNotFound);
    }

    /// <summary>FNV-1a over UTF-8 with a final mix; part of the format, as equal keys must stay in one partition for ever.</summary>
    public static uint Hash(string key)
    {
        uint hash = 2166136261;
        foreach (byte b in Encoding.UTF8.GetBytes(key))
        {
            hash = (hash ^ b) * 16777619;
        }

        hash ^= hash >> 16;
        hash *= 0x85EBCA6B;
        return hash ^ (hash >> 13);
    }
}
