namespace Azure.Messaging.EventHubs.Producer;

/// <summary>How a batch is made.</summary>
public class CreateBatchOptions : SendEventOptions
{
    /// <summary>Gets or sets the batch's largest size in bytes; null means 1,048,576, which is also the most allowed.</summary>
    public long? MaximumSizeInBytes { get; set; }
}
