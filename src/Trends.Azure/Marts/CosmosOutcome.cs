using System.Globalization;
using System.Net;
using Microsoft.Azure.Cosmos;

namespace Trends.Azure.Marts;

/// <summary>What one attempt of a call came to.</summary>
/// <param name="Status">The status; 408 where no answer came.</param>
/// <param name="SubStatus">The service's closer reason; 0 for none.</param>
/// <param name="RetryAfter">How long the service wants to be left alone; zero when it did not say.</param>
/// <param name="Error">What it said.</param>
/// <param name="Charge">The request units it took.</param>
internal readonly record struct CosmosOutcome(HttpStatusCode Status, int SubStatus, TimeSpan RetryAfter, string? Error, double Charge = 0)
{
    private const int SessionNotThere = 1002;
    private const int OwnerNotThere = 1003;

    /// <summary>Gets a value indicating whether it is an answer that the caller has to judge.</summary>
    public bool IsAnswer => Status is >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices or HttpStatusCode.NotModified or HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed
        || (Status == HttpStatusCode.NotFound && SubStatus is not (SessionNotThere or OwnerNotThere));

    /// <summary>Gets a value indicating whether the container's throughput is used up.</summary>
    public bool IsThrottled => Status == HttpStatusCode.TooManyRequests;

    /// <summary>Gets a value indicating whether the container or its database is missing.</summary>
    public bool IsMissing => Status == HttpStatusCode.NotFound && SubStatus == OwnerNotThere;

    /// <summary>Gets a value indicating whether no replica has what was written last yet.</summary>
    public bool IsBehindSession => Status == HttpStatusCode.NotFound && SubStatus == SessionNotThere;

    /// <summary>Gets a value indicating whether it passes by itself. 449 is a conflict between writes in the service, 410 a replica or range that moved.</summary>
    public bool Passes => IsThrottled || IsBehindSession || (int)Status is 408 or 410 or 449 or 500 or 502 or 503 or 504;

    /// <summary>Gets a value indicating whether a write may have happened all the same.</summary>
    public bool IsUnsure => (int)Status is 408 or 410 or 500 or 502 or 503 or 504;

    /// <summary>Reads a response.</summary>
    public static CosmosOutcome Of(ResponseMessage response) => Of(response.StatusCode, response.Headers, response.ErrorMessage);

    /// <summary>Reads a batch's response.</summary>
    public static CosmosOutcome Of(TransactionalBatchResponse response) => Of(response.StatusCode, response.Headers, response.ErrorMessage);

    /// <summary>Reads an exception.</summary>
    public static CosmosOutcome Of(CosmosException exception) =>
        new(exception.StatusCode, exception.SubStatusCode, exception.RetryAfter ?? TimeSpan.Zero, exception.Message, exception.RequestCharge);

    /// <summary>Makes the outcome of a call without an answer: timed out, or cut off.</summary>
    public static CosmosOutcome None(Exception exception) => new(HttpStatusCode.RequestTimeout, 0, TimeSpan.Zero, exception.Message);

    private static CosmosOutcome Of(HttpStatusCode status, Headers headers, string? error) =>
        new(status, (int)Number(headers, "x-ms-substatus"), TimeSpan.FromMilliseconds(Number(headers, "x-ms-retry-after-ms")), error, headers.RequestCharge);

    private static double Number(Headers headers, string name) =>
        headers.TryGetValue(name, out string? text) && double.TryParse(text, CultureInfo.InvariantCulture, out double number) ? number : 0;
}
