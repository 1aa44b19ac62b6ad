using System.Diagnostics;

namespace StoryGraph.Training;

/// <summary>Progress of long work, with the time since the start; it goes to stderr.</summary>
internal sealed class TrainingLog(TextWriter output)
{
    private readonly Stopwatch watch = Stopwatch.StartNew();

    public void Write(FormattableString line) =>
        output.Write(FormattableString.Invariant($"{watch.Elapsed.TotalSeconds,7:F1} s  {FormattableString.Invariant(line)}\n"));
}
