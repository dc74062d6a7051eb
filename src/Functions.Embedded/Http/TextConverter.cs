using System.Globalization;
using System.Reflection;

namespace Functions.Embedded.Http;

/// <summary>Reads simple types from the text of a route or a query.</summary>
internal static class TextConverter
{
    private static readonly MethodInfo Parse = typeof(TextConverter).GetMethod(nameof(ParseOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Gives the reader of a type: null for a text that does not fit; no reader for a type that is not simple.</summary>
    public static Func<string, object?>? For(Type type)
    {
        Type bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare == typeof(string))
        {
            return static text => text;
        }

        if (bare.IsEnum)
        {
            return text => Enum.TryParse(bare, text, ignoreCase: true, out object? value) && Enum.IsDefined(bare, value) ? value : null;
        }

        if (bare == typeof(DateTimeOffset))
        {
            return static text => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out DateTimeOffset at) ? at : null;
        }

        if (bare == typeof(DateTime))
        {
            return static text => DateTime.TryParse(text, CultureInfo.InvariantCulture, Utc, out DateTime at) ? at : null;
        }

        return IsParsable(bare) ? Parse.MakeGenericMethod(bare).CreateDelegate<Func<string, object?>>() : null;
    }

    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    private static bool IsParsable(Type type) =>
        type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IParsable<>) && i.GenericTypeArguments[0] == type);

    private static object? ParseOf<T>(string text)
        where T : IParsable<T> =>
        T.TryParse(text, CultureInfo.InvariantCulture, out T? value) ? value : null;
}
