using System.Text.Json;
using Azure.Messaging.EventHubs;

namespace Functions.Embedded.EventHubs;

/// <summary>Makes a trigger parameter's value of items of one type.</summary>
/// <typeparam name="T">The item's type: an event, its body as text or bytes, or what the body says as JSON.</typeparam>
internal sealed class TriggerBinder<T>(bool isBatched, Type parameter) : TriggerBinder
{
    private readonly Func<EventData, T> _convert = Converter<T>();

    /// <inheritdoc/>
    public override BoundEvents Bind(IReadOnlyList<EventData> events)
    {
        List<T> items = new(events.Count);
        List<DeadEvent>? unbound = null;
        foreach (EventData item in events)
        {
            try
            {
                items.Add(_convert(item));
            }
            catch (Exception e) when (e is JsonException or NotSupportedException)
            {
                (unbound ??= []).Add(new DeadEvent(item, $"The body is not JSON for {typeof(T).Name}: {e.Message}", 0));
            }
        }

        IReadOnlyList<EventData> bound = unbound is null ? events : [.. events.Except(unbound.Select(u => u.Event))];
        object? value = !isBatched ? items.FirstOrDefault() : parameter == typeof(List<T>) ? items : items.ToArray();
        return new BoundEvents(value, bound, unbound ?? []);
    }
}
