using Azure.Core;
using Azure.Core.Pipeline;

namespace Trends.Azure.Accounts;

/// <summary>Tells a call's <see cref="SendCount"/> each time it is sent.</summary>
internal sealed class SendCountPolicy : HttpPipelineSynchronousPolicy
{
    /// <inheritdoc/>
    public override void OnSendingRequest(HttpMessage message)
    {
        if (message.TryGetProperty(SendCount.Key, out object? value) && value is SendCount count)
        {
            count.Note();
        }
    }
}
