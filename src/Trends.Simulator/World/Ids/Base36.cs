namespace Trends.Simulator.World.Ids;

/// <summary>Numbers in base 36, lower case, as Reddit writes them.</summary>
internal static class Base36
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    public static string Write(long number)
    {
        Span<char> text = stackalloc char[13];
        int start = text.Length;
        do
        {
            text[--start] = Digits[(int)(number % 36)];
            number /= 36;
        }
        while (number > 0);
        return new(text[start..]);
    }

    public static long? Read(string text)
    {
        if (text.Length is 0 or > 12)
        {
            return null;
        }

        long number = 0;
        foreach (char c in text)
        {
            int digit = Digits.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
            {
                return null;
            }

            number = (number * 36) + digit;
        }

        return number;
    }
}
