namespace Functions.Embedded.EventHubs;

/// <summary>Overwrites what stored events say, in place: their numbers, places and lengths stay.</summary>
internal static class EventBlanker
{
    private static ReadOnlySpan<byte> Erased => "{\"erased\":true}"u8;

    /// <summary>Overwrites an event's body, partition key and message id.</summary>
    /// <param name="events">Encoded events.</param>
    /// <param name="at">Where the event begins, at its length.</param>
    public static void Blank(byte[] events, int at)
    {
        EventReader head = new(events.AsMemory(at));
        int length = head.Varint();
        int start = at + head.Position;
        EventReader reader = new(events.AsMemory(start, length));
        EventFields fields = (EventFields)reader.Byte();
        foreach (EventFields text in (ReadOnlySpan<EventFields>)[EventFields.PartitionKey, EventFields.MessageId, EventFields.CorrelationId, EventFields.ContentType])
        {
            if (fields.HasFlag(text))
            {
                int size = reader.Varint();
                if (text is EventFields.PartitionKey or EventFields.MessageId)
                {
                    events.AsSpan(start + reader.Position, size).Fill((byte)'-');
                }

                reader.Take(size);
            }
        }

        if (fields.HasFlag(EventFields.Properties))
        {
            int count = reader.Varint();
            for (int i = 0; i < count; i++)
            {
                reader.Text();
                PropertyCodec.Read(ref reader);
            }
        }

        Span<byte> body = events.AsSpan(start + reader.Position, length - reader.Position);
        body.Fill((byte)' ');
        if (body.Length >= Erased.Length)
        {
            Erased.CopyTo(body);
        }
    }
}
