using static TorchSharp.torch;

namespace SynthTab.Neural.Networks;

/// <summary>
/// All parameters of a network in one vector, and views of that vector in the parameters' shapes. Optimizer, moving average
/// and snapshots work on the vector in one pass; the network works on the views; nothing is copied between them.
/// </summary>
internal sealed class FlatParameters : IDisposable
{
    private readonly Dictionary<string, Tensor> _views = new(StringComparer.Ordinal), _gradients = new(StringComparer.Ordinal);

    /// <summary>Makes parameters of zeros.</summary>
    /// <param name="shapes">The parameters, in the order of the vector.</param>
    /// <param name="device">Where they live.</param>
    /// <param name="trained">Whether the views ask for gradients.</param>
    /// <param name="type">The type of the numbers.</param>
    public FlatParameters(IReadOnlyList<ParameterShape> shapes, Device device, bool trained, ScalarType type = ScalarType.Float32)
    {
        Shapes = shapes;
        Vector = zeros(shapes.Sum(s => s.Count), dtype: type, device: device).DetachFromDisposeScope();
        long offset = 0;
        using var scope = NewDisposeScope();
        foreach (ParameterShape shape in shapes)
        {
            Tensor view = Vector.narrow(0, offset, shape.Count).view(shape.Shape).detach().requires_grad_(trained);
            _views.Add(shape.Name, view.DetachFromDisposeScope());
            offset += shape.Count;
        }
    }

    /// <summary>The parameters, in the order of the vector.</summary>
    public IReadOnlyList<ParameterShape> Shapes { get; }

    /// <summary>All values, [count].</summary>
    public Tensor Vector { get; }

    /// <summary>The view of one parameter, in its shape; a leaf of the graph.</summary>
    public Tensor this[string name] => _views[name];

    /// <summary>The views in the order of the vector.</summary>
    public IEnumerable<Tensor> Views => Shapes.Select(s => _views[s.Name]);

    /// <summary>Draws the initial values.</summary>
    public FlatParameters Initialize(RandomSource random)
    {
        var values = new double[Vector.numel()];
        int at = 0;
        foreach (ParameterShape shape in Shapes)
        {
            foreach (ref double value in values.AsSpan(at, shape.Count))
            {
                value = shape.Least == shape.Most ? shape.Least : shape.Least + random.NextDouble() * (shape.Most - shape.Least);
            }
            at += shape.Count;
        }
        using Tensor drawn = tensor(values);
        Fill(drawn);
        return this;
    }

    /// <summary>Takes over all values of another vector.</summary>
    public void Fill(Tensor values)
    {
        using var _ = no_grad();
        Vector.copy_(values);
    }

    /// <summary>A place for the gradient of one parameter, in its shape, which is its gradient from now on until gradients are cleared.
    /// The place is the same every time and holds what it was last given: to be written, not added to.</summary>
    public Tensor Gradient(string name)
    {
        Tensor view = _views[name];
        if (!_gradients.TryGetValue(name, out Tensor? place))
        {
            place = zeros(view.shape, dtype: Vector.dtype, device: Vector.device).DetachFromDisposeScope();
            _gradients.Add(name, place);
        }
        view.grad = place;
        return place;
    }

    /// <summary>Forgets the gradients of the step before.</summary>
    public void ClearGradients()
    {
        foreach (Tensor view in _views.Values)
        {
            using Tensor? gradient = view.grad;
            view.grad = null;
        }
    }

    /// <summary>Switches on or off whether the views ask for gradients.</summary>
    public void RequireGradients(bool on)
    {
        foreach (Tensor view in _views.Values) { view.requires_grad_(on); }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor tensor in _views.Values.Concat(_gradients.Values)) { tensor.Dispose(); }
        Vector.Dispose();
    }
}
