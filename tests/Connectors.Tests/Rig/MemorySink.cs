using Trends;
using Trends.Collect.Connect.Push;

namespace Connectors.Tests.Rig;

/// <summary>A hub in memory that can be told to refuse.</summary>
internal sealed class MemorySink : IPushSink
{
    private readonly Lock _gate = new();
    private readonly List<PushedMessage> _messages = [];
    private int _refusals;

    /// <summary>Gets what was accepted, in order.</summary>
    public IReadOnlyList<PushedMessage> Messages
    {
        get
        {
            lock (_gate)
            {
                return [.. _messages];
            }
        }
    }

    /// <summary>Gets what is asked at each refusal.</summary>
    public Action? AtRefusal { get; set; }

    /// <summary>Refuses so many calls.</summary>
    public void Refuse(int calls) => _refusals = calls;

    /// <inheritdoc/>
    public Task SendAsync(IReadOnlyList<PushedMessage> messages, CancellationToken cancellationToken)
    {
        if (Interlocked.Decrement(ref _refusals) >= 0)
        {
            AtRefusal?.Invoke();
            throw new TrendsException("The hub is away.");
        }

        lock (_gate)
        {
            _messages.AddRange(messages);
        }

        return Task.CompletedTask;
    }
}
