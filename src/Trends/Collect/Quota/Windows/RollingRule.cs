namespace Trends.Collect.Quota.Windows;

/// <summary>
/// At most the limit in any stretch of a length. Calls are kept in buckets of time, not one by one, and every call of a bucket counts as if it were
/// made at the bucket's end: a bucket is freed a whole length after its end. So no stretch ever holds more than the limit, and at most one bucket's width
/// in a length is lost: 1 part in 128, and 1 in 1024 where the limit is so small that there are few buckets to keep anyway.
/// </summary>
/// <param name="plan">The plan; checked.</param>
/// <param name="length">The window's length in milliseconds.</param>
/// <param name="width">A bucket's width in milliseconds.</param>
internal sealed class RollingRule(QuotaPlan plan, long length, long width) : CountRule(plan, length)
{
    private const decimal SmallLimit = 200;

    internal static RollingRule Make(QuotaPlan plan, long length) => new(plan, length, Math.Max(1, length / (plan.Limit <= SmallLimit ? 1024 : 128)));

    protected override long LearnedStep => Math.Max(1, Length / 128);

    internal override bool IsLeased(LedgerState state) => Limit(state) > SmallLimit;

    // The bucket in which the store's answer will have come.
    internal override WindowSlot Slot(long now, long slack)
    {
        long end = (((now + slack) / width) + 1) * width;
        return new(end, end + Length + Guard);
    }
}
