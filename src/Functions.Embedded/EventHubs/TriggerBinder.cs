using System.Text.Json;
using Azure.Messaging.EventHubs;

namespace Functions.Embedded.EventHubs;

/// <summary>Makes a trigger parameter's value from events.</summary>
internal abstract class TriggerBinder
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    /// <summary>Makes the binder for a parameter type.</summary>
    /// <exception cref="InvalidOperationException">The type does not fit a trigger that gives many events.</exception>
    public static TriggerBinder For(Type parameter, bool isBatched, string function)
    {
        Type item = isBatched ? ItemOf(parameter) ?? throw new InvalidOperationException(
            $"Function '{function}' takes {parameter.Name} from an event hub with IsBatched = true; take an array such as EventData[], or set IsBatched = false.") : parameter;
        return (TriggerBinder)Activator.CreateInstance(typeof(TriggerBinder<>).MakeGenericType(item), isBatched, parameter)!;
    }

    /// <summary>Binds events; for a trigger that gives one, exactly one.</summary>
    public abstract BoundEvents Bind(IReadOnlyList<EventData> events);

    /// <summary>Makes the conversion of one event.</summary>
    protected static Func<EventData, T> Converter<T>()
    {
        Delegate direct = Type.GetTypeCode(typeof(T)) switch
        {
            _ when typeof(T) == typeof(EventData) => (EventData e) => e,
            TypeCode.String => (EventData e) => e.EventBody.ToString(),
            _ when typeof(T) == typeof(byte[]) => (EventData e) => e.EventBody.ToArray(),
            _ when typeof(T) == typeof(BinaryData) => (EventData e) => e.EventBody,
            _ when typeof(T) == typeof(ReadOnlyMemory<byte>) => (EventData e) => e.EventBody.ToMemory(),
            _ => (EventData e) => JsonSerializer.Deserialize<T>(e.EventBody.ToMemory().Span, Json)!,
        };
        return (Func<EventData, T>)direct;
    }

    private static Type? ItemOf(Type parameter)
    {
        if (parameter.IsArray && parameter != typeof(byte[]))
        {
            return parameter.GetElementType();
        }

        if (!parameter.IsGenericType || parameter.GetGenericArguments() is not [Type item])
        {
            return null;
        }

        bool takesMany = parameter.IsAssignableFrom(item.MakeArrayType()) || parameter == typeof(List<>).MakeGenericType(item);
        return takesMany ? item : null;
    }
}
