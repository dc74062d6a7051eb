namespace Trends.Simulator.World;

/// <summary>An author on one platform; nobody real.</summary>
/// <param name="Index">From 0, within the platform.</param>
/// <param name="Id">The author's id in the platform's own form.</param>
/// <param name="Handle">The name that addresses the author, without <c>@</c>; lower case ASCII.</param>
/// <param name="Name">The name that is shown, in Korean or English.</param>
/// <param name="JoinedAt">When the account was made; before every item.</param>
/// <param name="Followers">How many follow the author.</param>
/// <param name="Posts">How many posts the author's profile tells of.</param>
public sealed record WorldAuthor(int Index, string Id, string Handle, string Name, DateTimeOffset JoinedAt, int Followers, int Posts);
