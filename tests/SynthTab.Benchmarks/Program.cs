using BenchmarkDotNet.Running;
using SynthTab.Benchmarks;

// "ctgan-step [rounds]" runs within this process; everything else is BenchmarkDotNet's.
if (args is ["ctgan-step", ..])
{
    using var benchmark = new CtganStepBenchmark();
    benchmark.Run(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 60);
    return;
}
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
