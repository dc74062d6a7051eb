using System.Text.Json.Serialization;

namespace Trends.Collect.Quota;

/// <summary>What a window counts.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<QuotaCostUnit>))]
public enum QuotaCostUnit
{
    /// <summary>Calls, or the points a call costs: <see cref="QuotaRequest.Cost"/>.</summary>
    Call,

    /// <summary>Items read: as many as a call may read are reserved (<see cref="QuotaRequest.Items"/>), and what was not read is given back.</summary>
    Item,
}
