using System.Diagnostics;

namespace StoryGraph.Cypher.Benchmarks;

/// <summary>What one benchmark took.</summary>
/// <param name="Name">What was done.</param>
/// <param name="Operations">How often.</param>
/// <param name="Elapsed">By the wall clock, in the best of the runs.</param>
/// <param name="Processor">Processor time of the whole process, in the best of the runs: what counts on a machine that others use too.</param>
/// <param name="Allocated">Bytes on the managed heap, in that run.</param>
internal sealed record Measurement(string Name, long Operations, TimeSpan Elapsed, TimeSpan Processor, long Allocated)
{
    /// <summary>Operations in a second of processor time.</summary>
    public double PerSecond => Operations / Processor.TotalSeconds;

    /// <summary>
    /// Runs the work, which gives the number of operations it did, at least once, and keeps the run that took the least processor time. Work that changes the graph for
    /// good runs once.
    /// </summary>
    public static Measurement Of(string name, int runs, Func<long> work)
    {
        Measurement? best = null;
        for (var run = 0; run < runs; run++)
        {
            var allocated = GC.GetTotalAllocatedBytes();
            var processor = Environment.CpuUsage.TotalTime;
            var started = Stopwatch.GetTimestamp();
            var operations = work();
            var elapsed = Stopwatch.GetElapsedTime(started);
            processor = Environment.CpuUsage.TotalTime - processor;
            if (best is null || processor < best.Processor)
                best = new Measurement(name, operations, elapsed, processor, GC.GetTotalAllocatedBytes() - allocated);
        }
        return best!;
    }

    public override string ToString() => $"| {Name} | {Operations:N0} | {Elapsed.TotalMilliseconds:N1} | {Processor.TotalMilliseconds:N1} | {PerSecond:N0} | {Allocated / Math.Max(1, Operations):N0} |";
}
