using SynthTab.Cli;

return Tool.Run(args, Terminal.OfProcess());
