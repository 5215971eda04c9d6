using System.Text.Json;
using System.Text.Json.Nodes;

namespace SynthTab.Cli.Jobs;

/// <summary>The folder of a comparison: one folder for each job, and the terms that all of them share. While it is open no other
/// comparison can work in it, and it holds the real tables for the jobs to read; they are gone when it is closed.</summary>
internal sealed class RunFolder : IDisposable
{
    private const string TermsFile = "compare-run.json", Lock = ".compare-lock";
    private readonly string _path;
    private readonly FileStream _lock;

    /// <summary>Opens the folder.</summary>
    /// <param name="path">The folder, which exists.</param>
    /// <param name="plan">What is to be done.</param>
    /// <param name="write">Writes the real tables into a folder, and tells their hash.</param>
    /// <exception cref="SynthTabException">Another comparison is at work in it, or it holds one with other terms.</exception>
    public RunFolder(string path, ComparisonPlan plan, Func<string, string> write)
    {
        _path = path;
        _lock = Hold(path);
        try
        {
            Directory.CreateDirectory(Real);
            Terms = plan.Terms(write(Real));
            Require(Terms);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What the results of all jobs depend on.</summary>
    public JsonObject Terms { get; }

    /// <summary>The folder of the real tables.</summary>
    public string Real => Path.Combine(_path, "real-rows-while-at-work");

    /// <summary>A file of a job; its folder is made.</summary>
    public string File(ComparisonJob job, string name) => Path.Combine(Directory.CreateDirectory(Path.Combine(_path, "jobs", job.Name)).FullName, name);

    /// <summary>A file of a job as a page beside the folder names it.</summary>
    public static string Link(ComparisonJob job, string name) => $"jobs/{Uri.EscapeDataString(job.Name)}/{name}";

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(Real)) { Directory.Delete(Real, recursive: true); }
        _lock.Dispose();
    }

    private void Require(JsonObject terms)
    {
        string file = Path.Combine(_path, TermsFile);
        if (!System.IO.File.Exists(file))
        {
            System.IO.File.WriteAllText(file + ".partial", terms.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
            System.IO.File.Move(file + ".partial", file);
            return;
        }
        JsonObject former = Former(file);
        if (former["data"]?.ToString() != terms["data"]?.ToString())
        {
            throw new SynthTabException($"--out {_path}: it holds a comparison of other tables, another split, target or schema, and another folder is needed.");
        }
        string[] differing = [.. terms.Select(t => t.Key).Union(former.Select(t => t.Key)).Where(k => former[k]?.ToString() != terms[k]?.ToString())];
        if (differing.Length == 0) { return; }
        string Assignments(JsonObject of) => string.Join(" ", differing.Select(k => $"{k}={of[k]?.ToString() ?? "none"}"));
        throw new SynthTabException(
            $"--out {_path}: it holds a comparison with {Assignments(former)}, and {Assignments(terms)} is asked for; the former options or another folder are needed.");
    }

    private JsonObject Former(string file)
    {
        try { return JsonNode.Parse(System.IO.File.ReadAllText(file)) as JsonObject ?? throw new JsonException(); }
        catch (JsonException) { throw new SynthTabException($"--out {_path}: {TermsFile} in it is damaged, and another folder is needed."); }
    }

    private static FileStream Hold(string path)
    {
        try { return new FileStream(Path.Combine(path, Lock), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose); }
        catch (IOException) { throw new SynthTabException($"--out {path}: another comparison is at work in it, and its end or another folder is needed."); }
    }
}
