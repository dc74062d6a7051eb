using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Functions.Embedded.Tests.Invocation;

[TestClass]
public sealed class MiddlewareTests
{
    [TestMethod]
    public async Task Middleware_runs_around_the_function_first_added_outermost()
    {
        await using TestHost host = await TestHost.StartAsync([typeof(Steps)], configure: builder =>
        {
            builder.Services.AddSingleton<Journal>();
            builder.UseMiddleware<Outer>();
            builder.UseWhen<Never>(context => context.FunctionDefinition.Name == "Elsewhere");
            builder.UseMiddleware(async (context, next) =>
            {
                context.Features.Set(new Mark("feature"));
                await next();
            });
        });

        Assert.AreEqual("feature item", await host.Client.GetStringAsync("/api/Step"));
        CollectionAssert.AreEqual(new[] { "before", "function", "after feature item" }, host.Host.Services.GetRequiredService<Journal>().Lines);
    }

    [TestMethod]
    public async Task Middleware_turns_an_exception_into_a_response()
    {
        await using TestHost host = await TestHost.StartAsync([typeof(Steps)], configure: builder =>
        {
            builder.Services.AddSingleton<Journal>();
            builder.UseMiddleware(async (context, next) =>
            {
                try
                {
                    await next();
                }
                catch (KeyNotFoundException e)
                {
                    context.GetInvocationResult().Value = new NotFoundObjectResult(e.Message);
                }
            });
        });

        using HttpResponseMessage response = await host.Client.GetAsync("/api/Missing");

        Assert.AreEqual(HttpStatusCode.NotFound, response.StatusCode);
        Assert.AreEqual("no such thing", await response.Content.ReadAsStringAsync());
    }

    [TestMethod]
    public async Task Middleware_that_does_not_go_on_skips_the_function()
    {
        await using TestHost host = await TestHost.StartAsync([typeof(Steps)], configure: builder =>
        {
            builder.Services.AddSingleton<Journal>();
            builder.UseMiddleware((context, _) => context.GetHttpContext()!.Response.WriteAsync("stopped"));
        });

        Assert.AreEqual("stopped", await host.Client.GetStringAsync("/api/Step"));
        Assert.IsEmpty(host.Host.Services.GetRequiredService<Journal>().Lines);
    }

    [TestMethod]
    public async Task Each_invocation_has_a_scope_and_an_instance_of_its_own_and_disposes_both()
    {
        await using TestHost host = await TestHost.StartAsync([typeof(Scopes)], configure: builder =>
        {
            builder.Services.AddSingleton<Journal>();
            builder.Services.AddScoped<Unit>();
        });

        string first = await host.Client.GetStringAsync("/api/Scope");
        string second = await host.Client.GetStringAsync("/api/Scope");

        Assert.AreEqual("1 True", first);
        Assert.AreEqual("2 True", second);
        Assert.AreEqual(2, host.Host.Services.GetRequiredService<Journal>().Lines.Count(line => line == "class disposed"));
    }

    public sealed record Mark(string Text);

    public sealed class Journal
    {
        private int _units;

        public List<string> Lines { get; } = [];

        public int NextUnit() => Interlocked.Increment(ref _units);
    }

    public sealed class Unit(Journal journal)
    {
        public int Number { get; } = journal.NextUnit();
    }

    public sealed class Outer(Journal journal) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            journal.Lines.Add("before");
            context.Items["item"] = "item";
            await next(context);
            journal.Lines.Add($"after {context.GetInvocationResult<string>().Value}");
        }
    }

    public sealed class Never : IFunctionsWorkerMiddleware
    {
        public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) => throw new InvalidOperationException("Not for this function.");
    }

    public sealed class Steps(Journal journal)
    {
        [Function("Step")]
        public string Step([HttpTrigger] HttpRequest request, FunctionContext context)
        {
            journal.Lines.Add("function");
            return $"{context.Features.Get<Mark>()!.Text} {context.Items["item"]}";
        }

        [Function("Missing")]
        public string Missing([HttpTrigger] HttpRequest request) => throw new KeyNotFoundException("no such thing");
    }

    public sealed class Scopes(Unit unit, Journal journal) : IDisposable
    {
        [Function("Scope")]
        public string Scope([HttpTrigger] HttpRequest request, FunctionContext context) =>
            $"{unit.Number} {ReferenceEquals(unit, context.InstanceServices.GetRequiredService<Unit>())}";

        public void Dispose() => journal.Lines.Add("class disposed");
    }
}
