using Azure;

namespace Trends.Azure.Accounts;

/// <summary>Makes calls to one container or table, and says what to do where it is missing or closed to this identity.</summary>
/// <param name="resource">What is called, for messages: <c>container 'lake' of https://…</c>.</param>
/// <param name="missingCode">The error code that says that it is missing.</param>
/// <param name="role">The role that the identity needs.</param>
/// <param name="createAsync">Makes it, where that is this program's to do: in an emulator; null elsewhere.</param>
internal sealed class StorageCalls(string resource, string missingCode, string role, Func<CancellationToken, Task>? createAsync)
{
    private const int Forbidden = 403;

    // Also an AggregateException of all tries, when none had an answer.
    private static readonly int[] Away = [0, 408, 429, 500, 502, 503, 504];

    /// <summary>Makes a call.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="call">The call; made twice where the emulator had nothing yet.</param>
    /// <param name="cancellationToken">Stops the making of what is missing.</param>
    /// <exception cref="TrendsException">The container or table is missing or does not answer, or this identity may not do what was asked.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (RequestFailedException e) when (e.ErrorCode == missingCode && createAsync is not null)
        {
            await createAsync(cancellationToken);
            return await call();
        }
        catch (RequestFailedException e) when (e.ErrorCode == missingCode)
        {
            throw new TrendsException($"There is no {resource}. The deployment makes it: run azd provision, or correct the setting.", e);
        }
        catch (RequestFailedException e) when (e.Status == Forbidden)
        {
            throw new TrendsException($"This identity may not do that to the {resource} ({e.ErrorCode ?? "no code"}). Give it the role '{role}' on the account, and check the account's network rules; a new role needs some minutes.", e);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && (e is AggregateException || (e is RequestFailedException failed && Away.Contains(failed.Status))))
        {
            throw new TrendsException($"The {resource} does not answer ({Reason(e)}), though it was asked again for about a minute. Check that it is up and can be reached from here, then do the same again.", e);
        }
    }

    private static string Reason(Exception error) => error switch
    {
        AggregateException all => Reason(all.InnerExceptions[^1]),
        RequestFailedException { Status: not 0 } failed => $"{failed.Status} {failed.ErrorCode}".TrimEnd(),
        _ => error.InnerException?.GetType().Name ?? error.GetType().Name,
    };
}
