using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace Trends.Servers.Cosmos;

/// <summary>
/// A Cosmos DB account in memory: the operations that the marts use, no more, with the rules that the service enforces. For tests and benchmarks.
/// </summary>
/// <param name="clock">Tells the time to budgets.</param>
public sealed class CosmosAccount(TimeProvider clock)
{
    private const int OwnerNotThere = 1003;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _databases = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Database, string Name), StoredContainer> _containers = [];
    private readonly ConcurrentQueue<CosmosCall> _calls = new();

    /// <summary>Gets the faults, which strike in their order.</summary>
    public ConcurrentQueue<CosmosFault> Faults { get; } = new();

    /// <summary>Gets or sets the throughput; null for no bound.</summary>
    public CosmosBudget? Budget { get; set; }

    /// <summary>Gets or sets a value indicating whether a physical partition answers queries without a plan; otherwise the SDK plans each, by the gateway or by itself.</summary>
    public bool AnswersWithoutPlan { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether calls are kept.</summary>
    public bool KeepsCalls { get; set; }

    /// <summary>Gets the calls that came while they were kept.</summary>
    public IReadOnlyCollection<CosmosCall> Calls => _calls;

    /// <summary>Gets how many documents there are.</summary>
    public int Documents
    {
        get
        {
            lock (_lock)
            {
                return _containers.Values.Sum(c => c.Ranges.Sum(r => r.Count));
            }
        }
    }

    /// <summary>Gets how many containers there are.</summary>
    public int Containers
    {
        get
        {
            lock (_lock)
            {
                return _containers.Count;
            }
        }
    }

    /// <summary>Gives the newest session token of each range of a container that was written to.</summary>
    /// <param name="name">The container's name.</param>
    public string[] Sessions(string name)
    {
        lock (_lock)
        {
            return [.. _containers.Single(c => c.Key.Name == name).Value.Ranges.Where(r => r.Sequence > 0).Select(r => r.Session)];
        }
    }

    /// <summary>Limits the throughput.</summary>
    /// <param name="unitsPerSecond">The units; a write costs 5, everything else 1.</param>
    public CosmosBudget Limit(int unitsPerSecond) => Budget = new(unitsPerSecond, clock);

    /// <summary>Answers a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="address">The account's address, which it tells clients to use.</param>
    /// <exception cref="HttpRequestException">A fault broke the connection.</exception>
    /// <exception cref="TaskCanceledException">A fault kept the answer until the client's limit.</exception>
    public async Task<CosmosReply> AnswerAsync(CosmosCall call, Uri address)
    {
        if (KeepsCalls)
        {
            _calls.Enqueue(call);
        }

        CosmosFault? fault = Faults.FirstOrDefault(f => f.Strikes(call));
        CosmosReply? reply = fault is null or { IsWorkDone: true } ? await WorkAsync(call, address) : null;
        return fault switch
        {
            null => reply!,
            { Answer: { } answer } => answer,
            _ => throw fault.Break(),
        };
    }

    private async Task<CosmosReply> WorkAsync(CosmosCall call, Uri address)
    {
        try
        {
            CosmosReply reply = call.Header("authorization") is null
                ? CosmosReply.Error(401, "The request has no authorization.")
                : await RouteAsync(call, address);
            return reply.With("x-ms-activity-id", "00000000-0000-0000-0000-000000000001").With("x-ms-request-charge", "1");
        }
        catch (CosmosRefusedException e)
        {
            return e.Reply;
        }
    }

    private Task<CosmosReply> RouteAsync(CosmosCall call, Uri address)
    {
        switch (call.Parts)
        {
            case []:
                return Task.FromResult(CosmosReply.Json(200, Describe(address)));
            case ["dbs", ..]:
                break;
            default:
                throw new CosmosRefusedException($"{call.Method} {call.Path} is not an operation that marts use.");
        }

        return call.Parts switch
        {
            [_] when call.Method == "POST" => Task.FromResult(CreateDatabase(call)),
            [_, _] when call.Method == "GET" => Task.FromResult(ReadDatabase(call.Parts[1])),
            [_, _, "colls"] when call.Method == "POST" => Task.FromResult(CreateContainer(call)),
            [_, _, "colls", _] => Task.FromResult(OnContainer(call)),
            [_, _, "colls", _, "pkranges"] => Task.FromResult(Ranges(call)),
            [_, _, "colls", _, "docs", ..] => new CosmosDocumentCalls(Container(call), Budget).AnswerAsync(call),
            _ => throw new CosmosRefusedException($"{call.Method} {call.Path} is not an operation that marts use."),
        };
    }

    private object Describe(Uri address) => new
    {
        _self = "",
        id = "account",
        _rid = "account",
        _dbs = "//dbs/",
        media = "//media/",
        addresses = "//addresses/",
        writableLocations = new[] { new { name = "Here", databaseAccountEndpoint = address } },
        readableLocations = new[] { new { name = "Here", databaseAccountEndpoint = address } },
        enableMultipleWriteLocations = false,
        userConsistencyPolicy = new { defaultConsistencyLevel = "Session" },
        userReplicationPolicy = new { asyncReplication = false, minReplicaSetSize = 1, maxReplicasetSize = 4 },
        systemReplicationPolicy = new { minReplicaSetSize = 1, maxReplicasetSize = 4 },
        readPolicy = new { primaryReadCoefficient = 1, secondaryReadCoefficient = 1 },
        queryEngineConfiguration = $$"""
            {"clientDisableOptimisticDirectExecution":{{(AnswersWithoutPlan ? "false" : "true")}},"maxSqlQueryInputLength":262144,"maxJoinsPerSqlQuery":5,"maxLogicalAndPerSqlQuery":500,"maxLogicalOrPerSqlQuery":500,"maxInExpressionItemsCount":16000,"sqlAllowAggregateFunctions":true,"sqlAllowSubQuery":true,"allowNewKeywords":true,"sqlAllowLike":true,"sqlAllowGroupByClause":true,"maxUdfRefPerSqlQuery":10,"queryMaxInMemorySortDocumentCount":500,"maxQueryRequestTimeoutFraction":0.9,"sqlAllowNonFiniteNumbers":false,"sqlAllowScalarSubQuery":true,"maxSpatialQueryCells":12,"spatialMaxGeometryPointCount":256,"sqlDisableQueryILOptimization":false,"sqlDisableFilterPlanOptimization":false}
            """,
    };

    private static string Rid(byte[] bytes) => Convert.ToBase64String(bytes).Replace('/', '-');

    private CosmosReply CreateDatabase(CosmosCall call)
    {
        string name = JsonElement.Parse(call.Body.Span).GetProperty("id").GetString()!;
        lock (_lock)
        {
            return _databases.TryAdd(name, Rid([1, 0, 0, (byte)(_databases.Count + 1)]))
                ? CosmosReply.Json(201, new { id = name, _rid = _databases[name] })
                : CosmosReply.Error(409, "There is a database of this name.");
        }
    }

    private CosmosReply ReadDatabase(string name)
    {
        lock (_lock)
        {
            return _databases.TryGetValue(name, out string? rid) ? CosmosReply.Json(200, new { id = name, _rid = rid }) : CosmosReply.Error(404, "There is no such database.");
        }
    }

    private CosmosReply CreateContainer(CosmosCall call)
    {
        JsonElement properties = JsonElement.Parse(call.Body.Span);
        string name = properties.GetProperty("id").GetString()!;
        lock (_lock)
        {
            if (!_databases.TryGetValue(call.Parts[1], out string? database))
            {
                return CosmosReply.Error(404, "There is no such database.", OwnerNotThere);
            }

            // The highest bit tells a container from a user.
            byte[] rid = [.. Convert.FromBase64String(database.Replace('-', '/')), 0x80, 0, 0, (byte)(_containers.Count + 1)];
            StoredContainer container = new(properties, rid);
            return _containers.TryAdd((call.Parts[1], name), container) ? Describe(201, container) : CosmosReply.Error(409, "There is a container of this name.");
        }
    }

    private CosmosReply OnContainer(CosmosCall call)
    {
        StoredContainer container = Container(call);
        if (call.Method == "PUT")
        {
            container.Properties = JsonElement.Parse(call.Body.Span);
        }

        return Describe(200, container);
    }

    private static CosmosReply Describe(int status, StoredContainer container)
    {
        Dictionary<string, JsonElement> properties = container.Properties.EnumerateObject().ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
        properties["_rid"] = JsonSerializer.SerializeToElement(container.Rid);
        properties["_etag"] = JsonElement.Parse("\"\\\"1\\\"\"");
        return CosmosReply.Json(status, properties).With("etag", "\"1\"");
    }

    private CosmosReply Ranges(CosmosCall call)
    {
        StoredContainer container = Container(call);
        if (call.Header("If-None-Match") is not null)
        {
            return new CosmosReply(304, default).With("etag", "\"1\"");
        }

        return CosmosReply.Json(200, new
        {
            _rid = container.Rid,
            PartitionKeyRanges = container.Ranges.Select(r => new { id = r.Id, _rid = container.Rid, minInclusive = r.From, maxExclusive = r.To, parents = Array.Empty<string>(), status = "online" }),
            _count = container.Ranges.Length,
        }).With("etag", "\"1\"").With("x-ms-item-count", container.Ranges.Length.ToString(CultureInfo.InvariantCulture));
    }

    // By name, or by what the service calls it.
    private StoredContainer Container(CosmosCall call)
    {
        lock (_lock)
        {
            return _containers.GetValueOrDefault((call.Parts[1], call.Parts[3]))
                ?? _containers.Values.FirstOrDefault(c => c.Rid == call.Parts[3])
                ?? throw new CosmosRefusedException("There is no such container.", 404, OwnerNotThere);
        }
    }
}
