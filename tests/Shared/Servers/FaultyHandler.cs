using System.Collections.Concurrent;

namespace Trends.Servers;

/// <summary>Stands between a client and a server, and lets go wrong what was planned.</summary>
public sealed class FaultyHandler : DelegatingHandler
{
    private readonly Lock _gate = new();
    private readonly List<(Fault Fault, Func<HttpRequestMessage, bool> When)> _plan = [];

    /// <summary>Initializes a new instance of the <see cref="FaultyHandler"/> class, in front of the network.</summary>
    public FaultyHandler()
        : base(new SocketsHttpHandler())
    {
    }

    /// <summary>Gets what was sent, in order: method and path, and when.</summary>
    public ConcurrentQueue<(string Request, long At)> Sent { get; } = new();

    /// <summary>Gets a value indicating whether everything planned has happened.</summary>
    public bool IsSpent
    {
        get
        {
            lock (_gate)
            {
                return _plan.Count == 0;
            }
        }
    }

    /// <summary>Plans a fault for the next request that it is for.</summary>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="when">Which requests it is for; null for any.</param>
    public void Plan(Fault fault, Func<HttpRequestMessage, bool>? when = null)
    {
        lock (_gate)
        {
            _plan.Add((fault, when ?? (_ => true)));
        }
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Sent.Enqueue(($"{request.Method} {request.RequestUri!.PathAndQuery}", TimeProvider.System.GetTimestamp()));
        if (Next(request) is not { } fault)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        HttpResponseMessage? answer = fault.ServerActs ? await base.SendAsync(request, cancellationToken) : null;
        try
        {
            HttpResponseMessage given = await fault.AnswerAsync(answer, cancellationToken);
            given.RequestMessage = request;
            answer = given == answer ? null : answer;
            return given;
        }
        finally
        {
            answer?.Dispose();
        }
    }

    private Fault? Next(HttpRequestMessage request)
    {
        lock (_gate)
        {
            int index = _plan.FindIndex(p => p.When(request));
            if (index < 0)
            {
                return null;
            }

            Fault fault = _plan[index].Fault;
            _plan.RemoveAt(index);
            return fault;
        }
    }
}
