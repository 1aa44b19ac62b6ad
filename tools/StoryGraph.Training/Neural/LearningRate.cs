namespace StoryGraph.Training.Neural;

/// <summary>Warms up over the first steps, stays flat, then falls in a line; the fall is where the last points are won.</summary>
/// <param name="Peak">The largest rate.</param>
/// <param name="WarmUp">Share of all steps until it is reached.</param>
/// <param name="FallsFrom">Share of all steps after which it falls.</param>
/// <param name="Last">Share of the peak at the end.</param>
internal sealed record LearningRate(float Peak = 2e-3f, float WarmUp = 0.025f, float FallsFrom = 0.3f, float Last = 0.03f)
{
    public float At(int step, int steps)
    {
        var progress = (float)step / steps;
        if (progress < WarmUp)
            return Peak * (progress + (1f / steps)) / WarmUp;
        return progress < FallsFrom
            ? Peak
            : Peak * float.Lerp(1f, Last, (progress - FallsFrom) / (1 - FallsFrom));
    }
}
