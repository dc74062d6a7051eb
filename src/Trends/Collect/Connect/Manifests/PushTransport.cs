using System.Text.Json.Serialization;
using Trends.Collect.Quota;

namespace Trends.Collect.Connect.Manifests;

/// <summary>How a platform sends what is new by itself.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<PushTransport>))]
public enum PushTransport
{
    /// <summary>Text messages over a WebSocket, one JSON value each.</summary>
    WebSocket,

    /// <summary>Server-sent events. A message is an object with the event's name as <c>event</c> and its data as <c>data</c>, parsed where it is JSON.</summary>
    Events,

    /// <summary>A response that does not end: a JSON value a line; empty lines are signs of life.</summary>
    Lines,

    /// <summary>The platform calls <c>api/webhooks/{platform}</c>; its manifest says how it signs.</summary>
    Webhook,
}
