using Azure.Messaging.EventHubs;

namespace Functions.Embedded.EventHubs;

/// <summary>The logs open in this process, for producers made with <c>new</c> rather than by the container.</summary>
internal static class HubLogs
{
    private static readonly Lock Gate = new();
    private static readonly List<HubLog> Open = [];

    /// <summary>Makes a log known.</summary>
    public static void Add(HubLog log)
    {
        lock (Gate)
        {
            Open.Add(log);
        }
    }

    /// <summary>Forgets a log.</summary>
    public static void Remove(HubLog log)
    {
        lock (Gate)
        {
            Open.Remove(log);
        }
    }

    /// <summary>Finds the log that a producer means.</summary>
    /// <exception cref="EventHubsException">There is none, or the choice is not clear.</exception>
    public static HubLog Find(string? stateFolder, string hub)
    {
        lock (Gate)
        {
            List<HubLog> found = stateFolder is null ? Open : Open.FindAll(l => Path.GetFullPath(stateFolder) == l.Folder);
            return found.Count == 1 ? found[0] : throw new EventHubsException(
                isTransient: false,
                hub,
                found.Count == 0
                    ? $"Event hub '{hub}' cannot be reached: no embedded host with an event log runs in this process{(stateFolder is null ? string.Empty : $" on folder '{stateFolder}'")}. Start the host before sending."
                    : $"Event hub '{hub}' cannot be reached: {found.Count} embedded hosts run in this process. Add 'StateFolder=<folder>' to the connection string, or take the producer from the container by the hub's name.",
                EventHubsException.FailureReason.ServiceCommunicationProblem);
        }
    }
}
