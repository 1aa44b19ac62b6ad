namespace StoryGraph.Training.Parsing;

/// <summary>Words as headlines and careless writers have them.</summary>
internal static class CaseNoise
{
    public static string[] Apply(string[] forms, Random random) => random.Next(3) switch
    {
        0 => [.. forms.Select(form => form.ToUpperInvariant())],
        1 => [.. forms.Select(form => char.ToUpperInvariant(form[0]) + form[1..])],
        _ => [.. forms.Select(form => form.ToLowerInvariant())],
    };
}
