using System.Net;
using System.Reflection;
using Functions.Embedded.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Functions.Embedded.Tests.Invocation;

[TestClass]
public sealed class OutputTests
{
    [TestMethod]
    public async Task Several_outputs_are_stored_before_the_response_is_sent()
    {
        Shelf shelf = new();
        await using TestHost host = await StartAsync(shelf);

        using HttpResponseMessage response = await host.Client.GetAsync("/api/Several");

        Assert.AreEqual(HttpStatusCode.Accepted, response.StatusCode);
        CollectionAssert.AreEqual(new object[] { "shelf:one" }, shelf.Stored);
    }

    [TestMethod]
    public async Task An_output_that_cannot_be_stored_is_no_success()
    {
        await using TestHost host = await StartAsync(new Shelf { IsFull = true });

        using HttpResponseMessage response = await host.Client.GetAsync("/api/Several");

        Assert.AreEqual(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    [TestMethod]
    public async Task An_output_on_the_method_stores_what_it_returns_and_null_stores_nothing()
    {
        Shelf shelf = new();
        await using TestHost host = await StartAsync(shelf);

        await host.Client.GetAsync("/api/Whole?give=true");
        await host.Client.GetAsync("/api/Whole?give=false");

        CollectionAssert.AreEqual(new object[] { "all:whole" }, shelf.Stored);
    }

    [TestMethod]
    public async Task Middleware_may_read_and_replace_an_output()
    {
        Shelf shelf = new();
        await using TestHost host = await StartAsync(shelf, builder => builder.UseMiddleware(async (context, next) =>
        {
            await next();
            OutputBindingData<string> output = context.GetOutputBindings<string>().Single(o => o.BindingType == "shelf");
            output.Value = output.Value + " and two";
        }));

        await host.Client.GetAsync("/api/Several");

        CollectionAssert.AreEqual(new object[] { "shelf:one and two" }, shelf.Stored);
    }

    [TestMethod]
    public async Task A_parameter_under_an_input_binding_is_filled_by_its_binder()
    {
        await using TestHost host = await StartAsync(new Shelf());

        Assert.AreEqual("from Bound", await host.Client.GetStringAsync("/api/Bound"));
    }

    private static Task<TestHost> StartAsync(Shelf shelf, Action<IFunctionsWorkerApplicationBuilder>? configure = null) =>
        TestHost.StartAsync([typeof(Writers)], configure: builder =>
        {
            builder.Services.AddSingleton<IOutputWriter>(shelf);
            builder.Services.AddSingleton<IParameterBinder>(new Hand());
            configure?.Invoke(builder);
        });

    public sealed class ShelfOutputAttribute(string name) : OutputBindingAttribute
    {
        public string Name { get; } = name;
    }

    public sealed class HandAttribute : InputBindingAttribute;

    public sealed class Result
    {
        [ShelfOutput("shelf")]
        public string? Stored { get; init; }

        [HttpResult]
        public IActionResult? Response { get; init; }
    }

    public static class Writers
    {
        [Function("Several")]
        public static Task<Result> Several([HttpTrigger] HttpRequest request) =>
            Task.FromResult(new Result { Stored = "one", Response = new AcceptedResult() });

        [Function("Whole"), ShelfOutput("all")]
        public static string? Whole([HttpTrigger] HttpRequest request, bool give) => give ? "whole" : null;

        [Function("Bound")]
        public static string Bound([HttpTrigger] HttpRequest request, [Hand] string value) => value;
    }

    private sealed class Shelf : IOutputWriter
    {
        public List<object> Stored { get; } = [];

        public bool IsFull { get; init; }

        public bool CanWrite(Attribute output) => output is ShelfOutputAttribute;

        public Task WriteAsync(Attribute output, object value, CancellationToken cancellationToken)
        {
            if (IsFull)
            {
                throw new IOException("No space left.");
            }

            Stored.Add($"{((ShelfOutputAttribute)output).Name}:{value}");
            return Task.CompletedTask;
        }
    }

    private sealed class Hand : IParameterBinder
    {
        public bool CanBind(ParameterInfo parameter) => parameter.GetCustomAttribute<HandAttribute>() is not null;

        public ValueTask<object?> BindAsync(ParameterInfo parameter, FunctionInvocation invocation, IServiceProvider services, CancellationToken cancellationToken) =>
            new($"from {invocation.Function.Name}");
    }
}
