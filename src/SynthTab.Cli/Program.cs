using SynthTab.Cli;
using SynthTab.Cli.Jobs;

int code = Tool.Run(args, Terminal.OfProcess());
Leash.LeaveUsage();
return code;
