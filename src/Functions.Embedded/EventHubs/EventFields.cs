namespace Functions.Embedded.EventHubs;

/// <summary>Which optional parts an encoded event has, in the order they are stored.</summary>
[Flags]
internal enum EventFields
{
    /// <summary>Only a body.</summary>
    None = 0,

    /// <summary>The partition key.</summary>
    PartitionKey = 1,

    /// <summary>The message id.</summary>
    MessageId = 2,

    /// <summary>The correlation id.</summary>
    CorrelationId = 4,

    /// <summary>The content type.</summary>
    ContentType = 8,

    /// <summary>The sender's properties.</summary>
    Properties = 16,
}
