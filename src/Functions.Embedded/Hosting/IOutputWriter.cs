namespace Functions.Embedded.Hosting;

/// <summary>Stores what a function returned under an output binding attribute, such as <c>[EventHubOutput]</c>.</summary>
internal interface IOutputWriter
{
    /// <summary>Tells whether this writer is the one for an output attribute.</summary>
    bool CanWrite(Attribute output);

    /// <summary>Stores one value (or each of an array's); done means durable.</summary>
    Task WriteAsync(Attribute output, object value, CancellationToken cancellationToken);
}
