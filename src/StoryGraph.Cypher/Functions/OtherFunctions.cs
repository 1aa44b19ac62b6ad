using StoryGraph.Cypher.Values;
using static StoryGraph.Cypher.Functions.Declare;

namespace StoryGraph.Cypher.Functions;

/// <summary>Functions that are about no type of value in particular.</summary>
internal static class OtherFunctions
{
    public static IEnumerable<ScalarFunction> All =>
    [
        new()
        {
            Name = "timestamp",
            Parameters = [],
            Returns = KindSet.Integer,
            Body = (_, context) => Value.Integer(context.Now.ToUnixTimeMilliseconds()),
        },
        new()
        {
            Name = "randomUUID",
            Parameters = [],
            Returns = KindSet.String,
            IsDeterministic = false,
            Body = (_, context) => Value.String(RandomUuid(context.Random)),
        },
        Function("valueType", KindSet.Any, KindSet.String, value => Value.String(ValueTypes.Describe(value))) with { NullInNullOut = false },
    ];

    /// <summary>Version 4 of RFC 9562, from the query's own source of chance.</summary>
    private static string RandomUuid(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x40);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
