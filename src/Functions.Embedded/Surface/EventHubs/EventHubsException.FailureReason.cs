namespace Azure.Messaging.EventHubs;

/// <content>The reasons.</content>
public partial class EventHubsException
{
    /// <summary>Why an operation on an event hub failed.</summary>
    public enum FailureReason
    {
        /// <summary>None of the others.</summary>
        GeneralError,

        /// <summary>The client, or the log below it, is closed.</summary>
        ClientClosed,

        /// <summary>The consumer was cut off.</summary>
        ConsumerDisconnected,

        /// <summary>There is no such hub, partition or group.</summary>
        ResourceNotFound,

        /// <summary>An event or a batch is larger than 1 MB.</summary>
        MessageSizeExceeded,

        /// <summary>The log is full.</summary>
        QuotaExceeded,

        /// <summary>The service asks to wait.</summary>
        ServiceBusy,

        /// <summary>The service did not answer in time.</summary>
        ServiceTimeout,

        /// <summary>The service could not be reached.</summary>
        ServiceCommunicationProblem,

        /// <summary>The producer was cut off.</summary>
        ProducerDisconnected,

        /// <summary>The client is in no state to go on.</summary>
        InvalidClientState,
    }
}
