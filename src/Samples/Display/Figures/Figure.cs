namespace Kernels.Samples.Display.Figures;

/// <summary>A picture, whatever it is drawn on: a terminal or a file.</summary>
/// <param name="Title">What is shown, in a few words.</param>
/// <param name="Description">What there is to see, for readers who cannot see it.</param>
internal abstract record Figure(string Title, string Description);

/// <summary>Curves and points over two axes.</summary>
internal sealed record Plot(string Title, string Description, Axis X, Axis Y, IReadOnlyList<Series> Series)
    : Figure(Title, Description)
{
    /// <summary>The class of each place of the plane, as an index into the series, or null for an empty background.</summary>
    public Func<double, double, int>? Region { get; init; }
}

/// <summary>An axis of a plot. Without bounds it spans the data.</summary>
internal sealed record Axis(string Label)
{
    public bool Logarithmic { get; init; }

    public double? Low { get; init; }

    public double? High { get; init; }
}

/// <summary>How a series is drawn.</summary>
internal enum Mark
{
    Line,
    Points,
}

/// <summary>The points (x, y) of a plot that share a name. A point that is not finite interrupts a line.</summary>
internal sealed record Series(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y, Mark Mark = Mark.Line)
{
    /// <summary>The values of a function at places spread evenly from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public static Series Of(string name, double low, double high, Func<double, double> function, int count = 241)
    {
        var x = Enumerable.Range(0, count).Select(i => low + ((high - low) * i / (count - 1))).ToArray();
        return new(name, x, [.. x.Select(function)]);
    }

    /// <summary>Values by their index, from <paramref name="first"/> on.</summary>
    public static Series ByIndex(string name, IReadOnlyList<double> values, int first = 0) =>
        new(name, [.. Enumerable.Range(first, values.Count).Select(static i => (double)i)], values);
}

/// <summary>A grid of values, row by row from the top. Signs are told apart where there are negative values.</summary>
internal sealed record Raster(string Title, string Description, double[,] Values) : Figure(Title, Description);

/// <summary>Values to compare, as bars from 0.</summary>
internal sealed record Bars(string Title, string Description, IReadOnlyList<Bar> Items) : Figure(Title, Description);

/// <param name="Text">The value as it is written beside the bar.</param>
internal sealed record Bar(string Label, double Value, string Text);

/// <summary>Nodes with edges between them, from left to right, such as a graph of computation.</summary>
internal sealed record NodeGraph(string Title, string Description, IReadOnlyList<Node> Nodes, IReadOnlyList<Edge> Edges)
    : Figure(Title, Description);

/// <param name="Name">What edges call the node by.</param>
/// <param name="Lines">The text inside: as a rule the operation, its value, and the derivative by it.</param>
/// <param name="Column">The place from left to right, from 0.</param>
/// <param name="Row">The place from top to bottom, from 0; fractions stand between rows.</param>
internal sealed record Node(string Name, IReadOnlyList<string> Lines, int Column, double Row);

/// <summary>An arrow from one node to another that is further to the right.</summary>
internal sealed record Edge(string From, string To, string Label = "");
