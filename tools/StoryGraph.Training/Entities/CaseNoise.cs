namespace StoryGraph.Training.Entities;

/// <summary>Copies of a text in other letter case, so that headlines and shouting are read too.</summary>
internal static class CaseNoise
{
    public static EntityText Apply(EntityText text, Random random)
    {
        Func<string, string> change = random.Next(10) switch
        {
            < 4 => form => form.ToUpperInvariant(),
            < 7 => form => form.ToLowerInvariant(),
            _ => form => form.Length > 3 ? char.ToUpperInvariant(form[0]) + form[1..] : form,      // small words stay small in headlines
        };
        return text with
        {
            Sentences = [.. text.Sentences.Select(sentence => sentence with { Forms = [.. sentence.Forms.Select(change)] })],
        };
    }
}
