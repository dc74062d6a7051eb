namespace Trends.Azure.Tests;

/// <summary>Brings requests for a service to where it is in a test.</summary>
internal sealed class Rerouted(Func<Uri, Uri> reach) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = reach(request.RequestUri!);
        return base.SendAsync(request, cancellationToken);
    }
}
