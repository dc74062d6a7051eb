using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace TrendFunctions.Monitoring;

/// <summary>The words of the monitoring page in one language.</summary>
internal sealed record MonitoringWords
{
    /// <summary>Gets the words in English.</summary>
    public static MonitoringWords English { get; } = new();

    /// <summary>Gets the words in Korean.</summary>
    public static MonitoringWords Korean { get; } = new()
    {
        Language = "ko", Title = "모니터링", Skip = "지표로 건너뛰기", Trends = "트렌드", Runs = "실행", Models = "모델", Api = "API",
        NoAlerts = "발생한 경보 없음", Fired = "경보 {0}건 발생", Made = "{0} UTC 기준", Quality = "데이터 품질 점수", Time = "처리 시간", Errors = "오류율", Hits = "캐시 적중률",
        NewestEvent = "최신 이벤트", LiveEvent = "최신 실시간 이벤트", LastRun = "마지막 완료 실행", Ago = "{0} 전", Never = "없음", Alerts = "경보", AlertsElsewhere = "경보는 Azure Monitor가 평가합니다.",
        Answers = "시작 후 응답 {1}건 중 {0}건", ModelsTitle = "모델", RunsTitle = "실행", Rule = "규칙", State = "상태", Value = "값", Threshold = "기준", Since = "시각 (UTC)", Started = "시작 (UTC)", Quarantined = "격리", Stages = "단계 (초)",
        Model = "모델", Version = "사용 중인 버전", Measure = "지표", Baseline = "기준 모델", History = "버전별", NoRuns = "아직 실행이 없습니다.",
        LastRuns = "최근 {0}회 실행", Seconds = "초", Minutes = "분", Hours = "시간", Days = "일", Silent = "조용하거나 데이터가 없는 경보 {0}개", Plot = "{0}: 마지막 {1}, 최소 {2}, 최대 {3}",
        Better = "기준보다 좋음", Worse = "기준보다 나쁨",
        States = new Dictionary<string, string>
        {
            ["completed"] = "완료", ["failed"] = "실패", ["gated"] = "게이트에서 멈춤", ["interrupted"] = "중단", ["running"] = "실행 중", ["fired"] = "발생", ["ok"] = "정상", ["no-data"] = "데이터 없음",
        },
        Summaries = new Dictionary<string, string>
        {
            ["quality-completeness"] = "데이터셋의 필수 칸이 비어 있습니다.",
            ["quality-accuracy"] = "데이터셋의 칸이 규칙에 어긋납니다.",
            ["quality-consistency"] = "데이터셋의 행이 서로 또는 스스로 모순됩니다.",
            ["quarantine-rate"] = "한 단계가 레코드의 5 % 넘게 격리합니다.",
            ["freshness"] = "최신 실시간 이벤트가 5분보다 오래되었습니다.",
            ["consumer-lag"] = "이벤트가 함수를 5분 넘게 기다립니다.",
            ["consumer-backlog"] = "허브에 이벤트가 10,000건 넘게 밀려 있습니다.",
            ["platform-rate-limited"] = "플랫폼이 호출의 5분의 1 넘게 한도 초과로 거부합니다.",
            ["platform-quota"] = "플랫폼 할당량이 10 % 미만 남았습니다.",
            ["run-failed"] = "파이프라인 실행이 실패했습니다.",
            ["run-stuck"] = "실행이 6시간 안에 끝나지 않았습니다.",
            ["run-late"] = "6시간 반 동안 완료된 실행이 없습니다.",
            ["activity-errors"] = "활동의 10 % 넘게 실패합니다.",
            ["model-accuracy"] = "모델이 기준 모델보다 나쁩니다.",
            ["model-drift"] = "새 데이터에서 모델이 사용 중인 버전보다 10 % 넘게 나쁩니다.",
            ["request-errors"] = "요청 20건 중 1건 넘게 실패합니다.",
            ["prediction-latency"] = "예측 20건 중 1건이 0.5초 넘게 걸립니다.",
            ["cache-hits"] = "캐시에서 나온 응답이 절반 미만입니다.",
            ["store-unreachable"] = "저장소가 응답하지 않습니다.",
            ["cosmos-request-units"] = "Cosmos DB가 요청 단위의 80 % 넘게 씁니다.",
            ["event-hubs-throttled"] = "Event Hubs가 요청을 한도 초과로 거부합니다.",
            ["redis-memory"] = "Redis 메모리가 85 % 넘게 찼습니다.",
        },
        Names = new Dictionary<string, string>
        {
            ["collect"] = "수집", ["quality"] = "품질", ["clean"] = "정제", ["load"] = "적재", ["marts"] = "마트", ["train"] = "학습", ["deploy"] = "배포",
            ["sentiment"] = "감정", ["trend"] = "트렌드 예측", ["recommendation"] = "추천", ["campaign"] = "캠페인",
        },
    };

    public string Language { get; init; } = "en";

    public string Title { get; init; } = "Monitoring";

    public string Skip { get; init; } = "Skip to the figures";

    public string Trends { get; init; } = "trends";

    public string Runs { get; init; } = "runs";

    public string Models { get; init; } = "models";

    public string ModelsTitle { get; init; } = "Models";

    public string RunsTitle { get; init; } = "Runs";

    public string Answers { get; init; } = "{0} of {1} since the start";

    public string Api { get; init; } = "API";

    public string NoAlerts { get; init; } = "no alert has fired";

    public string Fired { get; init; } = "alerts that have fired: {0}";

    public string Made { get; init; } = "as of {0} UTC";

    public string Quality { get; init; } = "Data quality score";

    public string Time { get; init; } = "Processing time";

    public string Errors { get; init; } = "Error rate";

    public string Hits { get; init; } = "Answers from the cache";

    public string NewestEvent { get; init; } = "Newest event";

    public string LiveEvent { get; init; } = "Newest live event";

    public string LastRun { get; init; } = "Last completed run";

    public string Ago { get; init; } = "{0} ago";

    public string Never { get; init; } = "none yet";

    public string Alerts { get; init; } = "Alerts";

    public string AlertsElsewhere { get; init; } = "Azure Monitor evaluates the alerts.";

    public string Rule { get; init; } = "Rule";

    public string State { get; init; } = "State";

    public string Value { get; init; } = "Value";

    public string Threshold { get; init; } = "Threshold";

    public string Since { get; init; } = "Since (UTC)";

    public string Started { get; init; } = "Started (UTC)";

    public string Quarantined { get; init; } = "Set aside";

    public string Stages { get; init; } = "Stages (seconds)";

    public string Model { get; init; } = "Model";

    public string Version { get; init; } = "Serving version";

    public string Measure { get; init; } = "Measure";

    public string Baseline { get; init; } = "Baseline";

    public string History { get; init; } = "By version";

    public string NoRuns { get; init; } = "No run yet.";

    public string LastRuns { get; init; } = "the last {0} runs";

    public string Seconds { get; init; } = "s";

    public string Minutes { get; init; } = "min";

    public string Hours { get; init; } = "h";

    public string Days { get; init; } = "days";

    public string Silent { get; init; } = "{0} alerts are silent or without data";

    public string Plot { get; init; } = "{0}: last {1}, least {2}, most {3}";

    public string Better { get; init; } = "better than the baseline";

    public string Worse { get; init; } = "worse than the baseline";

    public IReadOnlyDictionary<string, string> Summaries { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> States { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>Picks the language that a browser likes best.</summary>
    /// <param name="accepted">The header <c>Accept-Language</c>.</param>
    public static MonitoringWords For(StringValues accepted)
        => accepted.ToString().Split(',', 2)[0].Trim().StartsWith("ko", StringComparison.OrdinalIgnoreCase) ? Korean : English;

    /// <summary>Fills a text's places.</summary>
    /// <param name="text">One of the words.</param>
    /// <param name="values">What goes in.</param>
    public static string Fill(string text, params object?[] values) => string.Format(CultureInfo.InvariantCulture, text, values);

    /// <summary>Says a length of time in its largest unit.</summary>
    /// <param name="time">The time.</param>
    public string Say(TimeSpan time)
    {
        (double number, string unit) = time switch
        {
            { TotalSeconds: < 120 } => (time.TotalSeconds, Seconds),
            { TotalMinutes: < 120 } => (time.TotalMinutes, Minutes),
            { TotalHours: < 48 } => (time.TotalHours, Hours),
            _ => (time.TotalDays, Days),
        };
        string figure = number.ToString(number < 10 ? "0.#" : "0", CultureInfo.InvariantCulture);
        return Language == "ko" ? figure + unit : $"{figure} {unit}";
    }

    /// <summary>Names a stage, a model or a state.</summary>
    /// <param name="key">As reports write it.</param>
    public string Name(string key) => States.GetValueOrDefault(key) ?? Names.GetValueOrDefault(key) ?? key;
}
