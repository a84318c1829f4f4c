using System.Globalization;
using Kernels.Samples.Display.Figures;

namespace Kernels.Samples.Topics;

/// <summary>A computation as a graph. Building it is the forward pass; the reverse sweep adds the derivatives.</summary>
internal sealed class ComputationGraph
{
    private readonly List<Vertex> vertices = [];

    /// <summary>The result is the vertex that was added last.</summary>
    public Vertex Result => vertices[^1];

    public Vertex Input(string name, double value, double row) => Add(new(name, name, row, value, [], []));

    /// <summary>Computes a vertex from others.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="formula">How it is computed.</param>
    /// <param name="row">Its place in the picture, from top to bottom.</param>
    /// <param name="gradient">The value, then the partial derivative by each input.</param>
    /// <param name="inputs">The vertices that it depends on.</param>
    public Vertex Apply(string name, string formula, double row, Func<double[], double[]> gradient, params IReadOnlyList<Vertex> inputs)
    {
        var result = gradient([.. inputs.Select(static input => input.Value)]);
        return Add(new(name, $"{name} = {formula}", row, result[0], inputs, result[1..]));
    }

    /// <summary>
    /// The reverse sweep: from the result back, each vertex passes its derivative on to its inputs, times the partial
    /// derivative of the edge.
    /// </summary>
    /// <returns>The vertices in the order of the sweep, each with the sum that its derivative is.</returns>
    public IReadOnlyList<(Vertex Vertex, string Sum)> Sweep()
    {
        var steps = new List<(Vertex, string)>();
        #region reverse-sweep
        Result.Derivative = 1;
        foreach (var vertex in vertices.AsEnumerable().Reverse())
        {
            var uses = vertices.SelectMany(user => user.Inputs.Zip(user.Partials, (input, partial) => (User: user, Input: input, Partial: partial)))
                .Where(use => use.Input == vertex).Reverse();
            steps.Add((vertex, vertex == Result ? "1" : string.Join(" + ", uses.Select(static use => $"{Text(use.User.Derivative)}·{Text(use.Partial)}"))));
            foreach (var (input, partial) in vertex.Inputs.Zip(vertex.Partials))
                input.Derivative += vertex.Derivative * partial;
        }
        #endregion

        return steps;
    }

    public NodeGraph Draw(string title, string description) => new(
        title,
        description,
        [.. vertices.Select(static vertex => new Node(vertex.Name, [vertex.Formula, Text(vertex.Value), $"∂ {Text(vertex.Derivative)}"],
            vertex.Column, vertex.Row))],
        [.. vertices.SelectMany(static vertex => vertex.Inputs.Zip(vertex.Partials, (input, partial) => new Edge(input.Name, vertex.Name, Text(partial))))]);

    private static string Text(double value) => value.ToString("G4", CultureInfo.InvariantCulture).Replace('-', '−');

    private Vertex Add(Vertex vertex)
    {
        vertices.Add(vertex);
        return vertex;
    }

    /// <summary>A value that is given or computed.</summary>
    internal sealed class Vertex(string name, string formula, double row, double value, IReadOnlyList<Vertex> inputs, double[] partials)
    {
        public string Name => name;

        public string Formula => formula;

        public double Row => row;

        public double Value => value;

        public IReadOnlyList<Vertex> Inputs => inputs;

        /// <summary>The derivative of this value by each input: that of the edge.</summary>
        public double[] Partials => partials;

        /// <summary>The derivative of the result by this value.</summary>
        public double Derivative { get; set; }

        /// <summary>One further to the right than the last of its inputs.</summary>
        public int Column => inputs.Count == 0 ? 0 : 1 + inputs.Max(static input => input.Column);
    }
}
