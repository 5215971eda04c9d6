using BenchmarkDotNet.Running;
using SynthTab.Benchmarks;
using SynthTab.Neural.Runtime;

// "ctgan-step [rounds]", "tabddpm-step [rounds]" and "tabdiff-step [rounds]" run within this process, as does
// "samplers MODEL TRAINING HOLDOUT [rows] [sampler]" and "repaint [epochs]"; everything else is BenchmarkDotNet's.
int rounds = args.Length > 1 && int.TryParse(args[1], System.Globalization.CultureInfo.InvariantCulture, out int asked) ? asked : 60;
if (args is ["ctgan-step", ..])
{
    using var benchmark = new CtganStepBenchmark();
    benchmark.Run(rounds);
    return;
}
if (args is ["tabddpm-step", ..])
{
    using var benchmark = new TabDdpmStepBenchmark();
    benchmark.Run(rounds);
    return;
}
if (args is ["tabdiff-step", ..])
{
    using var benchmark = new TabDiffStepBenchmark();
    benchmark.Run(rounds);
    return;
}
if (args is ["repaint", ..])
{
    TorchRuntime.Ensure();
    new RepaintTable(rounds).Run();
    return;
}
if (args is ["samplers", { } model, { } training, { } holdout, ..])
{
    int rows = args.Length > 4 ? int.Parse(args[4], System.Globalization.CultureInfo.InvariantCulture) : 10_000;
    new SamplerTable(model, training, holdout, rows, args.Length > 5 ? args[5] : null).Run();
    return;
}
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
