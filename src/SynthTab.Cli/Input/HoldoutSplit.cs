using System.Globalization;
using SynthTab.Tables;
using SynthTab.Tables.Csv;

namespace SynthTab.Cli.Input;

/// <summary>The rows that a model learns from, and the real rows that it never sees.</summary>
/// <param name="Training">What the model learns.</param>
/// <param name="Holdout">What scores are compared with.</param>
/// <param name="Format">How the training file was written.</param>
/// <param name="Sentence">Where the two came from, for the person who reads.</param>
internal sealed record HoldoutSplit(Table Training, Table Holdout, CsvFormat Format, string Sentence)
{
    private const double DefaultShare = 0.2;

    /// <summary>Splits a table: by the share given, else as its source does, else a fifth at random.</summary>
    /// <exception cref="SynthTabException">The share is no number between 0 and 1, or the table is too small.</exception>
    public static HoldoutSplit Of(LoadedTable data, string? share, long seed)
    {
        Table table = data.Table;
        if (share is null && data.Entry?.TrainingRows is { } first && first < table.Rows)
        {
            return new HoldoutSplit(table.Slice(0, first), table.Slice(first, table.Rows - first), data.Format,
                $"{data.Label}: {Figures.Count(first)} training and {Figures.Count(table.Rows - first)} holdout rows, as its source splits it.");
        }
        double wanted = share is null ? DefaultShare : Share(share);
        (Table training, Table holdout) = TableSplit.Split(table, wanted, seed);
        return new HoldoutSplit(training, holdout, data.Format,
            $"{data.Label}: {Figures.Count(training.Rows)} training rows and {Figures.Count(holdout.Rows)} ({Figures.Percent(wanted)}) held out.");
    }

    /// <summary>Takes two files that were split before.</summary>
    /// <exception cref="SynthTabException">Only one of the two was named, or one cannot be read.</exception>
    public static HoldoutSplit OfFiles(string training, string? holdout, DataRequest request)
    {
        if (request.Data is not null) { throw new OptionsException($"--train {training}: DATA {request.Data} was given too, and one of the two is needed."); }
        if (holdout is null) { throw new OptionsException($"--train {training}: no holdout file was given, and --holdout FILE is needed with it."); }
        (Table first, Table second, CsvFormat format) = DataSource.LoadPair(training, holdout, request);
        return new HoldoutSplit(first, second, format,
            $"{Path.GetFileName(training)}: {Figures.Count(first.Rows)} training rows; {Path.GetFileName(holdout)}: {Figures.Count(second.Rows)} holdout rows.");
    }

    private static double Share(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double share) && share is > 0 and < 1
        ? share
        : throw new OptionsException($"--holdout: '{text}' was given, and a share between 0 and 1 is needed, or with --train a file.");
}
