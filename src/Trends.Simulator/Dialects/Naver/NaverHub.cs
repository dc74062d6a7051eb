namespace Trends.Simulator.Dialects.Naver;

/// <summary>What the NAVER API HUB does otherwise than the old host: paths, and errors as NAVER Cloud's gateway tells them for all APIs.</summary>
/// <remarks>After api.ncloud-docs.com/docs/naver-api-hub-overview and the table of errors of api-gov.ncloud-docs.com/docs/api-call-lgc-errorhandling.</remarks>
internal static class NaverHub
{
    /// <summary>Tells whether a call goes to the hub.</summary>
    public static bool Is(SimulatorCall call)
    {
        string path = call.Http.Request.Path.Value![(call.Platform.Length + 1)..];
        return path.StartsWith("/search/", StringComparison.Ordinal) || path.StartsWith("/search-trend/", StringComparison.Ordinal);
    }

    /// <summary>Writes what went wrong.</summary>
    public static void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        (call.Status, string errorCode, string message, string details) = error switch
        {
            ApiError.NoCredential => (401, "200", "Authentication Failed", "Authentication information are missing."),
            ApiError.RateLimited => (429, "420", "Rate Limited", "Rate limit exceeded."),
            ApiError.QuotaExceeded => (429, "400", "Quota Exceeded", "Quota exceeded."),
            ApiError.NotFound => (404, "300", "Not Found Exception", "URL not found."),
            ApiError.BadRequest => (400, "100", "Bad Request Exception", detail),
            _ => (401, "200", "Authentication Failed", "Invalid authentication information."),
        };
        DialectJson.Write(call, new { error = new { errorCode, message, details } });
    }
}
