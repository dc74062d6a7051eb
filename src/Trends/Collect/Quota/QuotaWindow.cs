using System.Text.Json.Serialization;

namespace Trends.Collect.Quota;

/// <summary>What kind of window a limit holds for. The kinds are closed; <c>kind</c> names them in JSON.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(FixedWindow), "fixed")]
[JsonDerivedType(typeof(CalendarWindow), "calendar")]
[JsonDerivedType(typeof(RollingWindow), "rolling")]
[JsonDerivedType(typeof(DistinctWindow), "distinct")]
[JsonDerivedType(typeof(TokenBucketWindow), "tokenBucket")]
[JsonDerivedType(typeof(SpacingWindow), "spacing")]
[JsonDerivedType(typeof(ConcurrencyWindow), "concurrency")]
[JsonDerivedType(typeof(MoneyWindow), "money")]
[JsonDerivedType(typeof(InvalidRequestWindow), "invalidRequests")]
public abstract record QuotaWindow
{
    private protected QuotaWindow()
    {
    }
}
