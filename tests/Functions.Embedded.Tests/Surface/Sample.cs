using Functions.Embedded.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// An app as its author writes it: official names only, beside what points the host at these classes.
namespace Functions.Embedded.Tests.Surface;

public sealed class Greeter
{
    public string Hi(string name) => $"Hi {name}";
}

public sealed class CorrelationMiddleware : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        context.Items["cid"] = context.InvocationId;
        await next(context);
        context.GetHttpContext()?.Response.Headers.Append("x-correlation", (string)context.Items["cid"]);
    }
}

public record Order(string Id, int Qty);

public class OrderOut
{
    [HttpResult]
    public IActionResult? Result { get; set; }
}

public class SampleFunctions(Greeter greeter, ILogger<SampleFunctions> log)
{
    [Function("Ping")]
    public IActionResult Ping([HttpTrigger(AuthorizationLevel.Function, "get", Route = "ping/{name}")] HttpRequest req, string name, FunctionContext ctx)
        => new OkObjectResult(greeter.Hi(name) + " " + ctx.FunctionDefinition.Name + " " + req.Method);

    [Function("Publish")]
    public OrderOut Publish([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "publish")] HttpRequest req, [Microsoft.Azure.Functions.Worker.Http.FromBody] Order order)
        => new() { Result = new AcceptedResult($"/orders/{order.Id}", order) };

    [Function("Wait")]
    public async Task<IActionResult> Wait([HttpTrigger(AuthorizationLevel.Function, "post")] HttpRequest req, CancellationToken ct)
    {
        await Task.Delay(1, ct);
        return new NoContentResult();
    }

    [Function("Nightly"), FixedDelayRetry(3, "00:00:10")]
    public void Nightly([TimerTrigger("%NightlySchedule%", RunOnStartup = false, UseMonitor = true)] TimerInfo timer)
        => log.LogInformation("past due {P}, next {N}", timer.IsPastDue, timer.ScheduleStatus?.Next);
}

public static class SampleProgram
{
    public static IHost Build(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<CorrelationMiddleware>();
        builder.UseWhen(context => context.FunctionDefinition.Name == "Ping", async (context, next) =>
        {
            await next();
            context.GetLogger<Greeter>().LogDebug("Pinged.");
        });
        builder.Services.AddSingleton<Greeter>();
        builder.UseFunctions(typeof(SampleFunctions));
        return builder.Build();
    }
}
