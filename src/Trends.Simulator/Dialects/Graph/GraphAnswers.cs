using System.Globalization;
using System.Text.Json;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.Graph;

/// <summary>What the Graph APIs of Facebook, Instagram and Threads have in common: credentials, errors, times and cursors.</summary>
/// <remarks>After developers.facebook.com/docs/graph-api: /overview/access-tokens, /guides/error-handling and /results.</remarks>
internal static class GraphAnswers
{
    /// <summary>Checks the token, given as a parameter or after <c>Bearer</c>.</summary>
    public static CallerCheck Authenticate(SimulatorCall call) => (call.Query("access_token") ?? call.Bearer()) switch
    {
        SimulatorCredentials.Token => CallerCheck.Good(SimulatorCredentials.Token),
        null => CallerCheck.Refused(ApiError.NoCredential),
        _ => CallerCheck.Refused(ApiError.WrongCredential),
    };

    /// <summary>Answers an error. The code tells what is wrong; the status tells little.</summary>
    public static void Error(SimulatorCall call, int status, int code, string message, int? subcode = null, string type = "OAuthException")
    {
        call.Status = status;
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteString("message", message);
            json.WriteString("type", type);
            json.WriteNumber("code", code);
            if (subcode is int more)
            {
                json.WriteNumber("error_subcode", more);
            }

            json.WriteString("fbtrace_id", "Asimulator00000000000");
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    /// <summary>Answers what all three say alike.</summary>
    /// <returns>Whether the error is one of those.</returns>
    public static bool TryCommon(SimulatorCall call, ApiError error, string detail)
    {
        switch (error)
        {
            case ApiError.NoCredential:
                Error(call, 400, 104, "An access token is required to request this resource.");
                return true;
            case ApiError.WrongCredential:
                Error(call, 400, 190, "Invalid OAuth access token - Cannot parse access token");
                return true;
            case ApiError.TokenExpired:
                Error(call, 400, 190, "Error validating access token: Session has expired. The current time is later than the session's end.", 463);
                return true;
            case ApiError.NotFound:
                Error(call, 400, 100, $"Unsupported get request. Object with ID '{detail}' does not exist, cannot be loaded due to missing permissions, or does not support this operation", 33, "GraphMethodException");
                return true;
            case ApiError.BadRequest:
                Error(call, 400, 100, $"(#100) {detail}");
                return true;
            default:
                return false;
        }
    }

    /// <summary>Writes a time as the Graph APIs do.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+0000'", CultureInfo.InvariantCulture);

    /// <summary>Reads a bound of time: seconds since 1970, or a date.</summary>
    public static DateTimeOffset? Moment(SimulatorCall call, string name) =>
        long.TryParse(call.Query(name), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : call.Moment(name);

    /// <summary>Reads the cursor: what the last page ended with; null for the first page, and for what is no cursor.</summary>
    public static int? After(SimulatorCall call) => call.Query("after") is { } token ? DialectText.ReadToken('g', token) : null;

    /// <summary>Writes a page with its cursors; the address of the next one only where there is one.</summary>
    public static void List(SimulatorCall call, WorldPage page, Func<WorldItem, int> cursor, Action<Utf8JsonWriter, WorldItem> write, Action<Utf8JsonWriter>? summary = null) => call.Json(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("data");
        foreach (WorldItem item in page.Items)
        {
            write(json, item);
        }

        json.WriteEndArray();
        if (page.Items.Count > 0)
        {
            string after = DialectText.Token('g', cursor(page.Items[^1]));
            json.WriteStartObject("paging");
            json.WriteStartObject("cursors");
            json.WriteString("before", DialectText.Token('g', cursor(page.Items[0])));
            json.WriteString("after", after);
            json.WriteEndObject();
            if (page.HasMore)
            {
                json.WriteString("next", Next(call, after));
            }

            json.WriteEndObject();
        }

        summary?.Invoke(json);
        json.WriteEndObject();
    });

    /// <summary>Writes the headers <c>X-App-Usage</c> or <c>X-Business-Use-Case-Usage</c>: shares of the limit in per cent, and minutes until it opens again.</summary>
    public static void Usage(SimulatorCall call, Limits.LimitVerdict verdict, string useCase)
    {
        int used = (int)Math.Min(100, 100L * verdict.Used / Math.Max(1, verdict.Limit));
        int minutes = verdict.Allowed ? 0 : (int)Math.Ceiling((verdict.ResetAt - call.Now).TotalMinutes);
        call.Header("X-Business-Use-Case-Usage", string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"1000000000000000\":[{{\"type\":\"{useCase}\",\"call_count\":{used},\"total_cputime\":1,\"total_time\":1,\"estimated_time_to_regain_access\":{minutes}}}]}}"));
    }

    // The next address carries all parameters of this one, the token too.
    private static string Next(SimulatorCall call, string after)
    {
        IEnumerable<string> kept = call.Http.Request.Query.Where(q => q.Key != "after").Select(q => $"{q.Key}={DialectText.Percent(q.Value.ToString())}");
        return $"{call.Base}{call.Http.Request.Path.ToUriComponent()[(call.Platform.Length + 1)..]}?{string.Join('&', kept.Append($"after={after}"))}";
    }
}
