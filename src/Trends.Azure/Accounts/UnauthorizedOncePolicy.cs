using Azure.Core;
using Azure.Core.Pipeline;

namespace Trends.Azure.Accounts;

/// <summary>Makes a call once more whose token was refused: a token may run out between leaving here and being looked at.</summary>
/// <remarks>A refused call did nothing, so that it can be made again. It stands before the client's retries, and so before its credential gives a token.</remarks>
internal sealed class UnauthorizedOncePolicy : HttpPipelinePolicy
{
    private const int Unauthorized = 401;

    /// <inheritdoc/>
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        if (message.Response.Status == Unauthorized)
        {
            message.Response.Dispose();
            await ProcessNextAsync(message, pipeline);
        }
    }

    /// <inheritdoc/>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        ProcessNext(message, pipeline);
        if (message.Response.Status == Unauthorized)
        {
            message.Response.Dispose();
            ProcessNext(message, pipeline);
        }
    }
}
