using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Tests.Durable;

/// <summary>An orchestrator for each feature.</summary>
public class Features
{
    public int Attempts;

    public static async Task<string> TwoEvents([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string first = await context.WaitForExternalEvent<string>("Go");
        string second = await context.WaitForExternalEvent<string>("go");
        return first + second;
    }

    public static async Task<string> EventOrTimeout([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            return await context.WaitForExternalEvent<string>("Go", TimeSpan.FromHours(context.GetInput<double>()));
        }
        catch (TaskCanceledException)
        {
            return "timeout";
        }
    }

    public static async Task<string> LongTimer([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        DateTime before = context.CurrentUtcDateTime;
        await context.CreateTimer(TimeSpan.FromDays(3), CancellationToken.None);
        return (context.CurrentUtcDateTime - before).TotalDays.ToString("F0");
    }

    public static async Task<string> CancelledTimer([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        using CancellationTokenSource stop = new();
        Task timer = context.CreateTimer(TimeSpan.FromDays(1), stop.Token);
        Task<string> go = context.WaitForExternalEvent<string>("Go");
        Task first = await Task.WhenAny(timer, go);
        stop.Cancel();
        return $"{first == go} {timer.IsCanceled}";
    }

    public static async Task<string> Parent([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string child = await context.CallSubOrchestratorAsync<string>(nameof(Child), 7, new SubOrchestrationOptions(instanceId: context.InstanceId + "-child"));
        string other = await context.CallSubOrchestratorAsync<string>(nameof(Child), 8);
        return child + "|" + other.Split(' ')[0];
    }

    public static async Task<string> Child([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        int doubled = await context.CallActivityAsync<int>(nameof(Twice), context.GetInput<int>());
        return $"{doubled} {context.InstanceId} of {context.Parent!.InstanceId} {context.Parent.Name}";
    }

    public static async Task<string> ParentOfFailing([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            await context.CallSubOrchestratorAsync(nameof(FailingChild));
            return "no";
        }
        catch (TaskFailedException e)
        {
            return $"{e.TaskName} {e.FailureDetails.ErrorType} {e.FailureDetails.InnerFailure?.IsCausedBy<ArgumentException>()}";
        }
    }

    public static Task FailingChild([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync(nameof(Fail));

    public static async Task WaitingParent([OrchestrationTrigger] TaskOrchestrationContext context) =>
        await context.CallSubOrchestratorAsync(nameof(TwoEvents), null, new SubOrchestrationOptions(instanceId: context.InstanceId + "-child"));

    public static async Task<string> TolerantParent([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            await context.CallSubOrchestratorAsync(nameof(TwoEvents), null, new SubOrchestrationOptions(instanceId: context.InstanceId + "-child"));
            return "no";
        }
        catch (TaskFailedException e)
        {
            return e.FailureDetails.ErrorMessage;
        }
    }

    public static async Task<string?> Counter([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        List<int> seen = context.GetInput<List<int>>() ?? [];
        seen.Add(await context.WaitForExternalEvent<int>("Add"));
        if (seen.Count == 5)
        {
            return string.Join(",", seen);
        }

        context.ContinueAsNew(seen);
        return null;
    }

    public static async Task<string?> DropsEvents([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        if (context.GetInput<string>() is null)
        {
            await context.WaitForExternalEvent<int>("Ready");
            context.ContinueAsNew("second", preserveUnprocessedEvents: false);
            return null;
        }

        try
        {
            return "kept " + await context.WaitForExternalEvent<int>("Add", TimeSpan.FromMilliseconds(50));
        }
        catch (TaskCanceledException)
        {
            return "dropped";
        }
    }

    public static async Task<string> HandlerRetries([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        List<string> seen = [];
        TaskOptions options = TaskOptions.FromRetryHandler(retry =>
        {
            seen.Add($"{retry.LastAttemptNumber}:{retry.LastFailure.IsCausedBy<TimeoutException>()}");
            return retry.LastAttemptNumber < 5;
        });
        return await context.CallActivityAsync<string>(nameof(SucceedsAtThird), null, options) + " " + string.Join(",", seen);
    }

    public static async Task<string> PolicyHandles([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        RetryPolicy policy = new(5, TimeSpan.FromMilliseconds(1)) { HandleFailure = failure => !failure.IsCausedBy<ArgumentException>() };
        try
        {
            await context.CallActivityAsync(nameof(Fail), null, TaskOptions.FromRetryPolicy(policy));
            return "no";
        }
        catch (TaskFailedException e)
        {
            return e.FailureDetails.ErrorMessage;
        }
    }

    public static async Task<string> Sender([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SendEvent(context.GetInput<string>()!, "Go", "hi ");
        await context.CreateTimer(TimeSpan.FromMilliseconds(1), CancellationToken.None);
        context.SendEvent(context.GetInput<string>()!, "Go", "you");
        return "sent";
    }

    public static async Task<string[]> Ids([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ILogger log = context.CreateReplaySafeLogger("ids");
        log.LogInformation("first part");
        string a = $"{context.NewGuid()} {context.NewGuid()} {context.CurrentUtcDateTime:O}";
        await context.WaitForExternalEvent<string>("Go");
        log.LogInformation("second part");
        return [a, $"{context.NewGuid()} {context.CurrentUtcDateTime:O}", context.IsReplaying.ToString()];
    }

    public static async Task AwaitsForeign([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await Task.Delay(1);
        await context.CallActivityAsync<int>(nameof(Twice), 1);
    }

    public static async Task AwaitsOffContext([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CallActivityAsync<int>(nameof(Twice), 1).ConfigureAwait(false);
        await context.CallActivityAsync<int>(nameof(Twice), 1);
    }

    public static async Task<string> BigInput([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            await context.CallActivityAsync(nameof(Swallow), new string('x', context.GetInput<int>()));
            return "ok";
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
    }

    public static Task<string> BigOutput([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync<string>(nameof(Large));

    public static Task<int> CallsUnknown([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync<int>("Nothing");

    public static async Task<int> Continuations([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Task<int> first = context.CallActivityAsync<int>(nameof(Twice), 1);
        return await await first.ContinueWith(done => context.CallActivityAsync<int>(nameof(Twice), done.Result), TaskScheduler.Current);
    }

    public static int Twice([ActivityTrigger] int i) => 2 * i;

    public static void Swallow([ActivityTrigger] string text) => _ = text;

    public static string Large([ActivityTrigger] string? text) => new('y', 1024 * 1024);

    public static string About([ActivityTrigger] TaskActivityContext context) => $"{context.Name} {context.InstanceId}";

    public static Task<string> AsksAbout([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync<string>("about");

    public static void Fail([ActivityTrigger] string? text) => throw new ArgumentException("no way");

    public string SucceedsAtThird([ActivityTrigger] string? text) =>
        Interlocked.Increment(ref Attempts) < 3 ? throw new TimeoutException("slow") : "third";
}
