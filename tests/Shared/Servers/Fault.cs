using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Trends.Servers;

/// <summary>What goes wrong with one request.</summary>
/// <param name="Name">Its name in test results.</param>
/// <param name="ServerActs">Whether the server acts on the request before it goes wrong; otherwise the request never reaches it.</param>
/// <param name="AnswerAsync">Gives the answer, or throws, from the server's answer where it acted.</param>
public sealed record Fault(string Name, bool ServerActs, Func<HttpResponseMessage?, CancellationToken, Task<HttpResponseMessage>> AnswerAsync)
{
    /// <summary>Gets a request that takes longer than the client waits.</summary>
    public static Fault Timeout { get; } = new("timeout", false, (_, _) => throw new TaskCanceledException("The request took too long.", new TimeoutException()));

    /// <summary>Gets a connection that is torn before an answer comes.</summary>
    public static Fault Torn { get; } = new("torn", false, (_, _) => throw new HttpRequestException("The connection was torn.", new IOException("Reset.", new SocketException((int)SocketError.ConnectionReset))));

    /// <summary>Gets a connection that is torn in the middle of the answer's body.</summary>
    public static Fault TornAnswer { get; } = new("torn answer", true, async (answer, token) =>
    {
        byte[] body = await answer!.Content.ReadAsByteArrayAsync(token);
        answer.Content = TornContent.Of(answer.Content, body);
        return answer;
    });

    /// <summary>Makes a refusal.</summary>
    /// <param name="status">Its status, such as 503.</param>
    /// <param name="retryAfter">What it says about when to come again; null for nothing.</param>
    public static Fault Status(int status, TimeSpan? retryAfter = null) => new(
        status.ToString(CultureInfo.InvariantCulture),
        false,
        (_, _) =>
        {
            HttpResponseMessage answer = new((HttpStatusCode)status) { Content = new ByteArrayContent([]) };
            answer.Headers.RetryAfter = retryAfter is { } wait ? new(wait) : null;
            return Task.FromResult(answer);
        });

    /// <summary>Makes a request that waits until it is let go, and then goes its way.</summary>
    /// <param name="reached">Is set when it waits.</param>
    /// <param name="release">Lets it go.</param>
    public static Fault Held(TaskCompletionSource reached, Task release) => new("held", true, async (answer, token) =>
    {
        reached.TrySetResult();
        await release.WaitAsync(token);
        return answer!;
    });

    /// <summary>Gives the same after the server acted: the answer is lost.</summary>
    public Fault AfterTheServerActed() => this with { Name = Name + " after the server acted", ServerActs = true };

    /// <inheritdoc/>
    public override string ToString() => Name;
}
