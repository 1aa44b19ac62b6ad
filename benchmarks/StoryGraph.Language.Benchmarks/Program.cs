using BenchmarkDotNet.Running;
using StoryGraph.Language.Benchmarks;

// dotnet run -c Release --project benchmarks/StoryGraph.Language.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(KernelBenchmarks).Assembly).Run(args);
