using System.Text;
using System.Text.Json.Nodes;
using SynthTab.Synthesis.Files;

namespace SynthTab.Tuning;

/// <summary>A search as a file: one line of what is searched, one for every trial of every rung, one when the winner was refitted.
/// Every new line replaces the file as a whole, so that it is never half-written.</summary>
public sealed class TrialLog
{
    private readonly string _path;
    private readonly List<string> _lines = [];

    private TrialLog(string path) => _path = path;

    /// <summary>The plan of the search, once it began.</summary>
    public HalvingPlan? Plan { get; private set; }

    /// <summary>The seconds of the search when the last line was written.</summary>
    public double ElapsedSeconds { get; private set; }

    /// <summary>The results so far.</summary>
    public IReadOnlyList<TrialResult> Results { get; private set; } = [];

    /// <summary>Whether the winner was refitted.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>Opens the log of a request: the one there is, where the search goes on, else a new one that is not yet written.</summary>
    /// <param name="request">The search.</param>
    /// <param name="trials">Makes the trials of a plan's first rung; results are matched with them.</param>
    /// <exception cref="SynthTabException">There is an unfinished log and the search does not go on from it, or it is of another search, or
    /// damaged.</exception>
    public static TrialLog Open(TuneRequest request, Func<int, IReadOnlyList<Trial>> trials)
    {
        var log = new TrialLog(request.LogFile);
        if (!File.Exists(request.LogFile)) { return log; }
        JsonObject[] lines = [.. File.ReadAllLines(request.LogFile, Encoding.UTF8)
            .Select((line, i) => JsonFields.Parse(Encoding.UTF8.GetBytes(line), log.Place(i)))];
        bool isFinished = lines.Length > 1 && TrialLogJson.IsEnd(lines[^1]);
        if (!request.Resume)
        {
            return isFinished || lines.Length < 2 ? log : throw new SynthTabException(FormattableString.Invariant(
                $"{request.LogFile}: it holds {lines.Length - 1} judged trials of an unfinished search, ")
                + "and --resume is needed to go on with it, or another --out.");
        }
        log.Read(lines, request, trials, isFinished);
        return log;
    }

    /// <summary>Writes the first line, in the place of any former log.</summary>
    public void Begin(TuneRequest request, HalvingPlan plan, double elapsedSeconds)
    {
        Plan = plan;
        _lines.Clear();
        Append(TrialLogJson.Head(request, plan, elapsedSeconds), elapsedSeconds);
    }

    /// <summary>Adds a result.</summary>
    public void Add(TrialResult result)
    {
        Results = [.. Results, result];
        Append(TrialLogJson.Of(result), result.ElapsedSeconds);
    }

    /// <summary>Adds the last line.</summary>
    /// <param name="winner">The trial that was refitted.</param>
    /// <param name="fitSeconds">The time that its training took.</param>
    public void Finish(Trial winner, double fitSeconds)
    {
        IsFinished = true;
        Append(TrialLogJson.End(winner, fitSeconds), ElapsedSeconds);
    }

    private void Read(JsonObject[] lines, TuneRequest request, Func<int, IReadOnlyList<Trial>> trials, bool isFinished)
    {
        if (lines.Length == 0) { return; }
        (Plan, ElapsedSeconds) = TrialLogJson.ReadHead(lines[0], request, Place(0));
        IReadOnlyList<Trial> known = trials(Plan.Rungs[0].Trials);
        IEnumerable<JsonObject> judged = lines.Skip(1).Take(lines.Length - (isFinished ? 2 : 1));
        Results = [.. judged.Select((line, i) => TrialLogJson.Read(line, known, Place(i + 1)))];
        if (Results.Count > 0) { ElapsedSeconds = Results[^1].ElapsedSeconds; }
        IsFinished = isFinished;
        _lines.AddRange(lines.Select(TrialLogJson.Line));
    }

    private void Append(JsonObject line, double elapsedSeconds)
    {
        ElapsedSeconds = elapsedSeconds;
        _lines.Add(TrialLogJson.Line(line));
        string partial = $"{_path}.{Environment.ProcessId}.partial";
        File.WriteAllLines(partial, _lines);
        File.Move(partial, _path, overwrite: true);
    }

    private string Place(int line) => FormattableString.Invariant($"{_path}, line {line + 1}");
}
