using Microsoft.OData.UriParser;
using Trends.Storage;

namespace Trends.Serving;

/// <summary>Turns a parsed <c>$filter</c> into a mart's filter; what no mart can answer is refused.</summary>
internal sealed class ODataFilter(MartDefinition mart)
{
    /// <summary>The most nodes a filter has.</summary>
    public const int MaxNodes = 100;

    private int _nodes;

    /// <summary>Turns an expression into a filter.</summary>
    /// <param name="node">The expression.</param>
    /// <exception cref="InvalidRequestException">No mart can answer it.</exception>
    public MartFilter Read(SingleValueNode node)
    {
        if (++_nodes > MaxNodes)
        {
            throw Refused($"A filter has at most {MaxNodes} parts.");
        }

        return Bare(node) switch
        {
            BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And } and => new MartFilter.And([Read(and.Left), Read(and.Right)]),
            BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Or } or => new MartFilter.Or([Read(or.Left), Read(or.Right)]),
            BinaryOperatorNode binary => Compare(binary),
            UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not => new MartFilter.Not(Read(not.Operand)),
            InNode @in => In(@in),
            SingleValueFunctionCallNode call => Like(call),
            SingleValuePropertyAccessNode flag => new MartFilter.Compare(flag.Property.Name, MartOperator.Equal, true),
            _ => throw Refused("Use eq ne gt ge lt le and or not in startswith endswith contains."),
        };
    }

    private static QueryNode Bare(QueryNode node)
    {
        while (node is ConvertNode convert)
        {
            node = convert.Source;
        }

        return node;
    }

    private static InvalidRequestException Refused(string message) => new("$filter", message);

    private MartFilter.Compare Compare(BinaryOperatorNode node)
    {
        MartOperator comparison = node.OperatorKind switch
        {
            BinaryOperatorKind.Equal => MartOperator.Equal,
            BinaryOperatorKind.NotEqual => MartOperator.NotEqual,
            BinaryOperatorKind.GreaterThan => MartOperator.Greater,
            BinaryOperatorKind.GreaterThanOrEqual => MartOperator.GreaterOrEqual,
            BinaryOperatorKind.LessThan => MartOperator.Less,
            BinaryOperatorKind.LessThanOrEqual => MartOperator.LessOrEqual,
            _ => throw Refused($"The operator {node.OperatorKind} is not supported; compare a column with a constant."),
        };
        (QueryNode left, QueryNode right) = (Bare(node.Left), Bare(node.Right));
        if (left is ConstantNode)
        {
            (left, right) = (right, left);
            comparison = comparison switch
            {
                MartOperator.Greater => MartOperator.Less,
                MartOperator.GreaterOrEqual => MartOperator.LessOrEqual,
                MartOperator.Less => MartOperator.Greater,
                MartOperator.LessOrEqual => MartOperator.GreaterOrEqual,
                _ => comparison,
            };
        }

        MartColumn column = Column(left);
        object? value = right is ConstantNode constant ? Value(column, constant.Value) : throw Refused($"Compare column '{column.Name}' with a constant.");
        return value is null && comparison is not (MartOperator.Equal or MartOperator.NotEqual)
            ? throw Refused($"Compare '{column.Name}' with null by eq or ne.")
            : new(column.Name, comparison, value);
    }

    private MartFilter.In In(InNode node)
    {
        MartColumn column = Column(Bare(node.Left));
        if (node.Right is not CollectionConstantNode { Collection.Count: > 0 and <= MartLimits.MaxInValues } values)
        {
            throw Refused($"'{column.Name} in (…)' takes 1 to {MartLimits.MaxInValues} constants.");
        }

        return new(column.Name, [.. values.Collection.Select(v => Value(column, v.Value) ?? throw Refused("'in' takes no null; use eq null."))]);
    }

    private MartFilter.Like Like(SingleValueFunctionCallNode call)
    {
        MartMatch place = call.Name switch
        {
            "startswith" => MartMatch.StartsWith,
            "endswith" => MartMatch.EndsWith,
            "contains" => MartMatch.Contains,
            _ => throw Refused($"The function {call.Name} is not supported; use startswith, endswith or contains."),
        };
        QueryNode[] parameters = [.. call.Parameters.Select(Bare)];
        return parameters.Length == 2 && parameters[1] is ConstantNode { Value: string part }
            ? new(Column(parameters[0]).Name, place, part)
            : throw Refused($"{call.Name} takes a column and a text.");
    }

    private MartColumn Column(QueryNode node) =>
        node is SingleValuePropertyAccessNode access
            ? mart.Columns[mart.IndexOf(access.Property.Name)]
            : throw Refused("Put a column on one side of each comparison.");

    private static object? Value(MartColumn column, object? value)
    {
        object? fits = (column.Type, value) switch
        {
            (_, null) => null,
            (MartType.Text, string text) => text,
            (MartType.Integer, int integer) => (long)integer,
            (MartType.Integer, long integer) => integer,
            (MartType.Number, IConvertible number and not string) => Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture),
            (MartType.Flag, bool flag) => flag,
            (MartType.Instant, DateTimeOffset instant) => instant.ToUniversalTime(),
            _ => throw Refused($"Column '{column.Name}' is {column.Type}; '{value}' is not."),
        };
        return fits is double and not (>= double.MinValue and <= double.MaxValue) ? throw Refused($"'{value}' is not a finite number.") : fits;
    }
}
