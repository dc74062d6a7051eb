using System.Text.Json;
using TrendFunctions.Serving;
using Trends;
using Trends.Collect.Manifests;
using Trends.Collect.Mapping;
using Trends.Governance.Erasure;

namespace TrendFunctions.Erasure;

/// <summary>Tells which events of the hubs are erased.</summary>
/// <param name="erased">Tells erased records from others.</param>
internal sealed class EventErasure(ErasureMatcher erased)
{
    private static readonly DatasetManifest Manifest = DatasetManifest.Canonical(RecordKind.Events, "events-api");
    private readonly RecordMapper _mapper = new(Manifest);

    /// <summary>Tells whether an event is erased. What cannot be read is not.</summary>
    /// <param name="hub">Its hub.</param>
    /// <param name="body">Its body.</param>
    public bool IsErased(string hub, ReadOnlyMemory<byte> body)
    {
        if (hub != HubEventSink.Events)
        {
            return false;
        }

        try
        {
            CanonicalRecord record = _mapper.MapJson(body.Span).Record;
            return erased.Matches(record, Manifest.Platform);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
