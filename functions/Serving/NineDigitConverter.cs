using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrendFunctions.Serving;

/// <summary>Numbers rounded to nine digits, and never coarser than a thousandth: what a model says has fewer that mean anything, and each costs a byte.</summary>
internal sealed class NineDigitConverter : JsonConverter<double>
{
    private const int Digits = 9;
    private const int LeastDecimals = 3;
    private const int MostDecimals = 15;

    /// <inheritdoc/>
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(Round(value));

    /// <summary>Rounds a number; what is too small for decimals, such as a q-value, stays as it is.</summary>
    /// <param name="value">A finite number.</param>
    public static double Round(double value)
    {
        if (value == 0)
        {
            return 0;
        }

        int decimals = Math.Max(LeastDecimals, Digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value))));
        return decimals > MostDecimals ? value : Math.Round(value, decimals);
    }
}
