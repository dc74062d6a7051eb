using System.Text.Json;
using TrendFunctions.Serving;
using Trends;
using Trends.Collect.Connect.Push;
using Trends.Collect.Manifests;
using Trends.Collect.Mapping;
using Trends.Governance.Erasure;

namespace TrendFunctions.Erasure;

/// <summary>Tells which events of the hubs are erased.</summary>
/// <param name="erased">Tells erased records from others.</param>
/// <param name="pushed">Reads what platforms pushed.</param>
internal sealed class EventErasure(ErasureMatcher erased, PushLander pushed)
{
    private static readonly DatasetManifest Manifest = DatasetManifest.Canonical(RecordKind.Events, "events-api");
    private readonly RecordMapper _mapper = new(Manifest);

    /// <summary>Tells whether an event is erased. What cannot be read is not.</summary>
    /// <param name="hub">Its hub.</param>
    /// <param name="body">Its body.</param>
    public bool IsErased(string hub, ReadOnlyMemory<byte> body)
    {
        try
        {
            return hub switch
            {
                HubEventSink.Events => erased.Matches(_mapper.MapJson(body.Span).Record, Manifest.Platform),
                HubEventSink.Posts => pushed.Read(body).Any(r => erased.Matches(r.Record, r.Platform)),
                _ => false,
            };
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
