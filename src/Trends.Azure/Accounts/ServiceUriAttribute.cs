using System.ComponentModel.DataAnnotations;

namespace Trends.Azure.Accounts;

/// <summary>Checks the address of a service: absolute, <c>https</c> unless it is on the loopback address, and nothing but an address; null passes.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ServiceUriAttribute : ValidationAttribute
{
    /// <inheritdoc/>
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        string? fault = value is Uri uri ? Fault(uri) : null;
        return fault is null ? ValidationResult.Success : new($"{validationContext.DisplayName}: {fault}", [validationContext.MemberName!]);
    }

    private static string? Fault(Uri uri)
    {
        if (!uri.IsAbsoluteUri || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp))
        {
            return $"'{uri}' is not an address. Give one such as https://account.blob.core.windows.net.";
        }

        // A query or a user may be a key: it is not repeated.
        if (uri.Query.Length > 0 || uri.UserInfo.Length > 0)
        {
            return $"the address of '{uri.Host}' carries a query or a user. Give the address alone: services are opened with an identity, never with a key.";
        }

        return uri.Scheme == Uri.UriSchemeHttp && !uri.IsLoopback ? $"'{uri}' is not https. Services outside this machine are reached over TLS alone." : null;
    }
}
