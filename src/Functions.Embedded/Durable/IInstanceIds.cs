namespace Functions.Embedded.Durable;

/// <summary>Makes ids for orchestrations that are started without one.</summary>
internal interface IInstanceIds
{
    /// <summary>Makes an id never made before.</summary>
    string New();
}
