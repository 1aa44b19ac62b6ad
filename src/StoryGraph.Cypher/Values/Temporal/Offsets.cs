namespace StoryGraph.Cypher.Values.Temporal;

/// <summary>Offsets from UTC as text: Z, +01:00, -02:05:07.</summary>
internal static class Offsets
{
    public const int Largest = 18 * 3600;

    public static string ToText(int offsetSeconds)
    {
        if (offsetSeconds == 0)
            return "Z";
        var magnitude = Math.Abs(offsetSeconds);
        var seconds = magnitude % 60 == 0 ? "" : $":{magnitude % 60:00}";
        return $"{(offsetSeconds < 0 ? '-' : '+')}{magnitude / 3600:00}:{magnitude / 60 % 60:00}{seconds}";
    }
}
