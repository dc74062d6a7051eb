using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Binds a <c>DurableTaskClient</c> parameter.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DurableClientAttribute : InputBindingAttribute
{
    /// <summary>Gets or sets the task hub. The embedded runtime has one hub and does not read this.</summary>
    public string? TaskHub { get; set; }

    /// <summary>Gets or sets the name of the connection setting. The embedded runtime does not read this.</summary>
    public string? ConnectionName { get; set; }
}
