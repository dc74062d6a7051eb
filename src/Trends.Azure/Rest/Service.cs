using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Trends.Azure.Rest;

/// <summary>A service called by REST, as the app's identity, through the pipeline that the client libraries use too.</summary>
/// <param name="endpoint">Its https address; tokens are sent nowhere else.</param>
/// <param name="scope">What the identity's tokens are for.</param>
/// <param name="credential">The identity.</param>
/// <param name="options">Tries and time limits.</param>
internal sealed class Service(Uri endpoint, string scope, TokenCredential credential, ServiceOptions options)
{
    private readonly HttpPipeline _pipeline = HttpPipelineBuilder.Build(options, new BearerTokenAuthenticationPolicy(credential, scope));

    /// <summary>Gets the service's address.</summary>
    public Uri Endpoint => endpoint;

    /// <summary>Sends a request and reads the answer whole.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">Path and query, below the endpoint.</param>
    /// <param name="json">The body; null for none.</param>
    /// <param name="limit">How long it may take with all tries.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="RequestFailedException">The service refused or could not be reached.</exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public async Task<BinaryData> SendAsync(RequestMethod method, string path, ReadOnlyMemory<byte>? json, TimeSpan limit, CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(limit);
        using HttpMessage message = _pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(endpoint);
        message.Request.Uri.AppendPath(path, escape: false);
        if (json is { } body)
        {
            message.Request.Headers.Add(HttpHeader.Common.JsonContentType);
            message.Request.Content = RequestContent.Create(body);
        }

        try
        {
            await _pipeline.SendAsync(message, stop.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{endpoint.Host} did not answer within {limit.TotalSeconds} s.", e);
        }

        return message.Response.IsError ? throw new RequestFailedException(message.Response) : message.Response.Content;
    }
}
