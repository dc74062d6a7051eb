namespace Trends.Pipeline;

/// <summary>
/// The names of what the product tells about itself: its sources, spans, instruments and tags. <c>docs/telemetry.md</c> has one row
/// a name; a test holds both equal. Tags never hold texts, people, keys or addresses.
/// </summary>
public static class Telemetry
{
    /// <summary>The name of the product's activity source and of its meter.</summary>
    public const string Source = "Trends";

    /// <summary>Spans of the product's own source.</summary>
    public static class Spans
    {
        /// <summary>An answer that holds predictions, from the cache or made.</summary>
        public const string Prediction = "prediction";

        /// <summary>A call of the lake; the operation is a tag.</summary>
        public const string Lake = "lake";

        /// <summary>A call of the state store; the operation is a tag.</summary>
        public const string State = "state";

        /// <summary>A call of the mart store; the operation is a tag.</summary>
        public const string Marts = "marts";
    }

    /// <summary>Instruments of the product's own meter.</summary>
    public static class Metrics
    {
        /// <summary>A score of a dataset in a run, 0 to 1.</summary>
        public const string DataQualityScore = "data_quality_score";

        /// <summary>How long a stage, or a whole run, took.</summary>
        public const string ProcessingTime = "processing_time";

        /// <summary>1 for an operation that failed, 0 for one that did not: the mean is the rate.</summary>
        public const string ErrorRate = "error_rate";

        /// <summary>A measure of a model on held-out rows.</summary>
        public const string ModelAccuracy = "model_accuracy";

        /// <summary>How much better than its baseline a model is on the measure that decides, relative; below 0 it is worse.</summary>
        public const string ModelGain = "model_gain";

        /// <summary>How much worse than the version that serves a newly trained one is on the measure that decides, relative.</summary>
        public const string ModelDrift = "model_drift";

        /// <summary>The age of the newest event.</summary>
        public const string DataFreshness = "data_freshness";

        /// <summary>The time since the last run completed.</summary>
        public const string LastRunAge = "last_run_age";

        /// <summary>The time since an unfinished run was asked for.</summary>
        public const string RunAge = "run_age";

        /// <summary>The age of the oldest event of a batch when its function got it.</summary>
        public const string ConsumerLag = "consumer_lag";

        /// <summary>The share of a stage's records that were set aside.</summary>
        public const string QuarantineRate = "quarantine_rate";

        /// <summary>Records of a stage by what became of them.</summary>
        public const string Records = "records";

        /// <summary>1 for an answer from the cache, 0 for one that was made: the mean is the ratio.</summary>
        public const string CacheHitRatio = "cache_hit_ratio";

        /// <summary>How long an answer that holds predictions took.</summary>
        public const string PredictionDuration = "prediction_duration";

        /// <summary>The share of a platform's quota that is left.</summary>
        public const string QuotaLeft = "platform_quota_left";

        /// <summary>1 for a platform call that was refused as too many (429), 0 for others: the mean is the share.</summary>
        public const string RateLimited = "platform_rate_limited";

        /// <summary>Webhook calls that were not signed as their platform signs.</summary>
        public const string WebhooksRefused = "webhooks_refused";

        /// <summary>Whether a store answers: 1 or 0.</summary>
        public const string StoreHealth = "store_health";

        /// <summary>Calls of stores, which some of them bill.</summary>
        public const string StoreCalls = "store_calls";

        /// <summary>Bytes of lake objects read and written.</summary>
        public const string StoreBytes = "store_bytes";

        /// <summary>Request units that Cosmos DB charged.</summary>
        public const string RequestUnits = "request_units";

        /// <summary>Seconds that functions ran.</summary>
        public const string FunctionSeconds = "function_seconds";

        /// <summary>Events published to hubs.</summary>
        public const string EventsPublished = "events_published";
    }

    /// <summary>Tags of spans and measurements.</summary>
    public static class Tags
    {
        /// <summary>A dataset's name.</summary>
        public const string Dataset = "dataset";

        /// <summary>Which score: one of <see cref="Dimensions"/>.</summary>
        public const string Dimension = "dimension";

        /// <summary>A stage of <see cref="RunStages"/>, or <c>run</c> for the whole.</summary>
        public const string Stage = "stage";

        /// <summary>How something ended, one of the words of a run report.</summary>
        public const string Status = "status";

        /// <summary>What kind of operation: one of <see cref="Scopes"/>.</summary>
        public const string Scope = "scope";

        /// <summary>A model's name.</summary>
        public const string Model = "model";

        /// <summary>A measure of a model.</summary>
        public const string Measure = "measure";

        /// <summary>Where events come from: <c>live</c> or <c>files</c>.</summary>
        public const string Origin = "origin";

        /// <summary>A hub and one of its partitions, such as <c>events/0</c>.</summary>
        public const string Partition = "partition";

        /// <summary>What became of records: <c>out</c>, <c>duplicate</c>, <c>quarantined</c>, <c>erased</c>, <c>written</c>.</summary>
        public const string Outcome = "outcome";

        /// <summary>A platform's name.</summary>
        public const string Platform = "platform";

        /// <summary>A store: <c>lake</c>, <c>state</c>, <c>marts</c>.</summary>
        public const string Store = "store";

        /// <summary>A store's operation, such as <c>read</c>.</summary>
        public const string Operation = "operation";

        /// <summary>A function's name.</summary>
        public const string Function = "function";

        /// <summary>A hub's name.</summary>
        public const string Hub = "hub";

        /// <summary>Whether an answer came from the cache: <c>hit</c> or <c>miss</c>.</summary>
        public const string Cache = "cache";

        /// <summary>The route of an answer, without its values.</summary>
        public const string Route = "route";

        /// <summary>The type of what was thrown; never its message, which may quote data.</summary>
        public const string ErrorType = "error.type";
    }

    /// <summary>Values of <see cref="Tags.Dimension"/>.</summary>
    public static class Dimensions
    {
        /// <summary>Filled required cells ÷ required cells.</summary>
        public const string Completeness = "completeness";

        /// <summary>Cells that keep to their rules ÷ filled cells.</summary>
        public const string Accuracy = "accuracy";

        /// <summary>Rows that keep to all row rules ÷ rows.</summary>
        public const string Consistency = "consistency";

        /// <summary>The mean of the three.</summary>
        public const string Overall = "overall";
    }

    /// <summary>Values of <see cref="Tags.Scope"/>.</summary>
    public static class Scopes
    {
        /// <summary>A pipeline run.</summary>
        public const string Run = "run";

        /// <summary>An attempt of an activity.</summary>
        public const string Activity = "activity";

        /// <summary>An HTTP request; failed with a status of 500 or more.</summary>
        public const string Request = "request";

        /// <summary>A batch of events.</summary>
        public const string Events = "events";

        /// <summary>A timer's call.</summary>
        public const string Timer = "timer";
    }
}
