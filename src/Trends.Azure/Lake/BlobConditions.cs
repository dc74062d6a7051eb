using Azure;
using Azure.Storage.Blobs.Models;
using Trends.Storage;

namespace Trends.Azure.Lake;

/// <summary>Says conditions and versions as Blob storage does.</summary>
internal static class BlobConditions
{
    /// <summary>Gives the request's conditions; null for none.</summary>
    public static BlobRequestConditions? Of(WriteCondition condition) => condition switch
    {
        { OnlyNew: true } => new() { IfNoneMatch = ETag.All },
        { ETag: { } etag } => new() { IfMatch = new ETag(etag) },
        _ => null,
    };

    /// <summary>Tells whether a refused write means that its condition did not hold, or may not have held.</summary>
    /// <param name="e">The refusal.</param>
    public static bool IsRefusal(RequestFailedException e) =>
        e.Status is 409 or 412 || e.ErrorCode == BlobErrorCode.BlobNotFound;

    /// <summary>Gives a version as headers have it, whatever answer it came from.</summary>
    public static string Text(ETag etag) => etag.ToString("H");
}
