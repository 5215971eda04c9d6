using SynthTab.Evaluation;
using SynthTab.Evaluation.Verdicts;

namespace SynthTab.Reports;

/// <summary>An answer to one of the three questions that a reader brings.</summary>
/// <param name="Question">The question.</param>
/// <param name="Word">The answer in a word or two.</param>
/// <param name="Grade">How it went.</param>
/// <param name="Sentence">The answer in a sentence.</param>
internal sealed record Answer(string Question, string Word, VerdictGrade Grade, string Sentence);

/// <summary>Is it faithful, is it useful, is it safe: the verdicts of the families, put together for a reader in a hurry.</summary>
internal static class Answers
{
    /// <summary>One answer for each question that was asked.</summary>
    public static IReadOnlyList<Answer> Of(IEnumerable<FamilyVerdict> families)
    {
        Dictionary<MetricFamily, FamilyVerdict> verdicts = families.ToDictionary(v => v.Family);
        FamilyVerdict[] alike = [.. new[] { MetricFamily.Fidelity, MetricFamily.Diversity }.Where(verdicts.ContainsKey).Select(f => verdicts[f])];
        List<Answer> answers = [];
        if (alike.Length > 0) { answers.Add(Faithful(alike)); }
        if (verdicts.TryGetValue(MetricFamily.Utility, out FamilyVerdict? utility))
        {
            answers.Add(new Answer("Is it useful?", Word(utility.Grade), utility.Grade, Short(utility)));
        }
        if (verdicts.TryGetValue(MetricFamily.Privacy, out FamilyVerdict? privacy))
        {
            string word = privacy.Grade switch
            {
                VerdictGrade.Good => "No leak found",
                VerdictGrade.Mixed => "Not for certain",
                _ => Word(privacy.Grade),
            };
            answers.Add(new Answer("Is it safe?", word, privacy.Grade, privacy.Sentence));
        }
        return answers;
    }

    /// <summary>Both halves must hold: the rows look real, and nothing real is missing.</summary>
    private static Answer Faithful(FamilyVerdict[] verdicts)
    {
        FamilyVerdict[] judged = [.. verdicts.Where(v => v.Grade != VerdictGrade.NotJudged)];
        if (judged.Length == 0) { return new Answer("Is it faithful?", Word(VerdictGrade.NotJudged), VerdictGrade.NotJudged, verdicts[0].Sentence); }
        VerdictGrade worst = judged.Max(v => v.Grade);
        string sentence = string.Join(" ", judged.Select(Short));
        return new Answer("Is it faithful?", Word(worst), worst, sentence);
    }

    private static string Word(VerdictGrade grade) => grade switch
    {
        VerdictGrade.Good => "Yes",
        VerdictGrade.Mixed => "In part",
        VerdictGrade.Bad => "No",
        _ => "Not judged",
    };

    /// <summary>The judgement without its figures, which stand with the family.</summary>
    private static string Short(FamilyVerdict verdict)
        => verdict.Grade == VerdictGrade.NotJudged ? verdict.Sentence : verdict.Sentence.Split(':')[0] + ".";
}
