namespace Trends.Collect.Connect.Manifests;

/// <summary>An object that an answer lists beside its records and that a record names by a key.</summary>
/// <param name="As">The member that takes the object; starts with an underscore.</param>
/// <param name="On">Where the record holds the key.</param>
/// <param name="From">Where the answer lists the objects, such as <c>$.includes.users[*]</c>.</param>
/// <param name="Key">Where an object holds its key.</param>
public sealed record JoinPlan(string As, string On, string From, string Key);
