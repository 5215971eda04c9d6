using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Fidelity;

/// <summary>The Fréchet distance of encoded rows: how far apart two normal laws with the rows' means and covariances lie.</summary>
/// <remarks>
/// |m - m'|² + tr(S) + tr(S') - 2 tr((S^½ S' S^½)^½), the figure behind the FID of Heusel et al. 2017, on standardised numbers and
/// one-hot categories of the training table (unseen categories all zeros, missing numbers at the mean). Two samples of one law are
/// farther apart the fewer rows they have, so read it beside the reference at its size. At most 300 features: each column then
/// keeps its most frequent categories.
/// </remarks>
internal sealed class Frechet : IMetric
{
    private const int MostFeatures = 300;

    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "frechet",
        Family = MetricFamily.Fidelity,
        Question = "Do the means and the covariances of all columns together agree with the real ones?",
        Blindness = "What does not change a mean or a linear correlation is not seen.",
        Direction = MetricDirection.Lower,
        Resampling = Resampling.OfParts,
        Range = MetricRange.NonNegative,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        if (pair.Training.Rows < 2 || pair.Candidate.Rows < 2) { return new MetricResult.NotApplicable("one of the tables has one row only, and no covariance"); }
        StandardFeatures features = StandardFeatures.Fit(pair.Training, mostFeatures: MostFeatures);
        RowMoments real = RowMoments.Of(features.Apply(pair.Training), cancellation), judged = RowMoments.Of(features.Apply(pair.Candidate), cancellation);
        double means = (real.Mean - judged.Mean).PointwisePower(2).Sum(), spreads = Spreads(real.Covariance, judged.Covariance);
        return new MetricResult.Score(means + spreads)
        {
            Details =
            [
                new DetailTable("figures", "Parts of the distance", DetailKind.Figures, ["part"], ["value"],
                    [new DetailRow(["means"], [means]), new DetailRow(["covariances"], [spreads]), new DetailRow(["features"], [features.Width])]),
            ],
            Notes = [.. Notes(pair.Training, features.Width)],
        };
    }

    /// <summary>tr(S) + tr(S') - 2 tr((S^½ S' S^½)^½), at least 0.</summary>
    private static double Spreads(Matrix<double> first, Matrix<double> second)
    {
        var decomposed = first.Evd(Symmetricity.Symmetric);
        Matrix<double> root = decomposed.EigenVectors
            * Matrix<double>.Build.DenseOfDiagonalVector(Roots(decomposed.EigenValues.Real())) * decomposed.EigenVectors.Transpose();
        Matrix<double> product = root * second * root;
        product = (product + product.Transpose()) / 2; // symmetric up to rounding
        return Math.Max(0, first.Trace() + second.Trace() - 2 * Roots(product.Evd(Symmetricity.Symmetric).EigenValues.Real()).Sum());
    }

    /// <summary>Covariances have no negative eigenvalue; one below 0 is rounding.</summary>
    private static Vector<double> Roots(Vector<double> eigenvalues) => eigenvalues.Map(v => Math.Sqrt(Math.Max(0, v)));

    private static IEnumerable<string> Notes(PreparedTable training, int width)
    {
        int all = training.Numbers.Count + training.Categories.Sum(c => c.Counts.Count(n => n > 0) + (c.Missing > 0 ? 1 : 0));
        if (width < all)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{width:N0} of {all:N0} encoded features were taken: every number, and the most frequent categories of each column.");
        }
    }
}
