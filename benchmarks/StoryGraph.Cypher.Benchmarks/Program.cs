using StoryGraph.Cypher.Benchmarks;

// dotnet run -c Release --project benchmarks/StoryGraph.Cypher.Benchmarks
var folder = Directory.CreateTempSubdirectory("storygraph-benchmarks-");
try
{
    await Console.Out.WriteLineAsync("| what | operations | ms | processor ms | per processor second | bytes each |\n| --- | ---: | ---: | ---: | ---: | ---: |");
    foreach (var measurement in StorageBenchmarks.Run(folder.FullName))
        await Console.Out.WriteLineAsync(measurement.ToString());
    foreach (var measurement in await QueryBenchmarks.RunAsync(folder.FullName))
        await Console.Out.WriteLineAsync(measurement.ToString());
}
finally
{
    folder.Delete(recursive: true);
}
