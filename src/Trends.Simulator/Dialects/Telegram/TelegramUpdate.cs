using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.Telegram;

/// <summary>Something that a bot is told.</summary>
/// <param name="Item">The post.</param>
/// <param name="At">When it happened.</param>
/// <param name="IsEdit">Whether the post was changed rather than made.</param>
internal sealed record TelegramUpdate(WorldItem Item, DateTimeOffset At, bool IsEdit);
