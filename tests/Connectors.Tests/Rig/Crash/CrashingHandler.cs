namespace Connectors.Tests.Rig.Crash;

/// <summary>May end the process before a page is asked for, and after the platform has answered.</summary>
internal sealed class CrashingHandler(CrashPoints points) : DelegatingHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        points.Pass("before a request");
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        points.Pass("after a request");
        return response;
    }
}
