namespace StoryGraph.Training.Neural;

/// <summary>Masks shared by all words of a sentence (Gal and Ghahramani 2016): what falls out, falls out for the whole sentence.</summary>
internal sealed class Dropout(float rate, Random random)
{
    private float[] masks = [];

    /// <summary>Draws a mask for each sentence, of as many columns as a word has.</summary>
    public void Draw(int sentences, int columns)
    {
        if (masks.Length < sentences * columns)
            masks = new float[sentences * columns];
        var kept = 1 / (1 - rate);
        foreach (ref var mask in masks.AsSpan(0, sentences * columns))
            mask = random.NextSingle() < rate ? 0 : kept;
    }

    /// <summary>Multiplies every word by its sentence's mask; the same on the way back.</summary>
    public void Apply(Span<float> values, ReadOnlySpan<int> lengths, int columns)
    {
        var at = 0;
        for (var sentence = 0; sentence < lengths.Length; sentence++)
        {
            var mask = masks.AsSpan(sentence * columns, columns);
            for (var word = 0; word < lengths[sentence]; word++, at += columns)
            {
                for (var column = 0; column < columns; column++)
                    values[at + column] *= mask[column];
            }
        }
    }
}
