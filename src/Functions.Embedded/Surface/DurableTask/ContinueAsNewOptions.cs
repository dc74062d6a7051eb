namespace Microsoft.DurableTask;

/// <summary>How an orchestration starts over.</summary>
public class ContinueAsNewOptions
{
    /// <summary>Gets or sets the next input.</summary>
    public object? NewInput { get; set; }

    /// <summary>Gets or sets the version to go on with; null for the same.</summary>
    public string? NewVersion { get; set; }

    /// <summary>Gets or sets a value indicating whether events not waited for are kept. The default is true.</summary>
    public bool PreserveUnprocessedEvents { get; set; } = true;
}
