namespace Kernels.Learning;

/// <summary>The last steps of L-BFGS, and how the gradient changed in each.</summary>
/// <remarks>
/// <para>
/// The direction is a sum of the steps, the changes and the slopes, each times a factor. The factors follow from the scalar products
/// of these vectors alone (Chen, Wang and Zhou, "Large-scale L-BFGS using MapReduce", 2014). So the vectors are rows of one matrix:
/// their products with a vector are one sum along rows, the direction is one along columns, and what lies between are a few numbers.
/// </para>
/// <para>All are kept in units in which the guess at each parameter's curvature is 1.</para>
/// </remarks>
/// <typeparam name="TVector">Memory for doubles.</typeparam>
internal sealed class StepHistory<TVector>
{
    private readonly Search<TVector> search;
    private readonly VectorKernels<TVector> kernels;
    private readonly int capacity;
    private readonly int rows;
    private readonly TVector matrix;
    private readonly TVector products;
    private readonly TVector factors;
    private readonly TVector combination;
    private readonly double[] productsHere;
    private readonly double[] factorsHere;
    private readonly double[] alphas;
    private readonly double[,] stepChanges;
    private readonly double[,] changeChanges;
    private int count;
    private int newest = -1;
    private int unread = -1;
    private double scale = 1;

    /// <param name="search">The search.</param>
    /// <param name="capacity">How many steps are remembered.</param>
    public StepHistory(Search<TVector> search, int capacity)
    {
        (this.search, kernels, this.capacity) = (search, search.Kernels, capacity);
        rows = 2 * capacity + 1;
        matrix = kernels.Allocate(checked(rows * search.Count));
        (products, factors, combination) = (kernels.Allocate(3 * rows), kernels.Allocate(rows), search.New());
        (productsHere, factorsHere, alphas) = (new double[3 * rows], new double[rows], new double[capacity]);
        (stepChanges, changeChanges) = (new double[capacity, capacity], new double[capacity, capacity]);
    }

    public bool IsEmpty => count == 0;

    /// <summary>The products of all rows with the slopes.</summary>
    private ReadOnlySpan<double> WithSlopes => productsHere.AsSpan(0, rows);

    /// <summary>Those with the newest step.</summary>
    private ReadOnlySpan<double> WithStep => productsHere.AsSpan(rows, rows);

    /// <summary>Those with its change.</summary>
    private ReadOnlySpan<double> WithChange => productsHere.AsSpan(2 * rows);

    public void Clear() => (count, unread, scale) = (0, -1, 1);

    /// <summary>Remembers the step from the search's point.</summary>
    public void Add(TVector to, TVector gradientTo)
    {
        var place = (newest + 1) % capacity;
        count = Math.Min(count, capacity - 1);
        kernels.ScaledStep(to, search.Parameters, search.Roots, Row(StepRow(place)));
        kernels.ScaledChange(gradientTo, search.Gradient, search.Roots, Row(ChangeRow(place)));
        unread = place;
    }

    /// <summary>Computes the direction in which to go: downhill by the approximate inverse Hessian.</summary>
    /// <returns>The decrease per unit of the step, above 0.</returns>
    public double Direction(TVector direction)
    {
        kernels.Times(search.Slopes, search.Roots, Row(SlopeRow));
        ReadProducts();
        SetFactors();
        var decrease = Combine(direction);
        if (decrease > 0)
            return decrease;
        Clear();
        SetFactors();
        return Combine(direction);
    }

    private int SlopeRow => rows - 1;

    private static int StepRow(int place) => place;

    private int ChangeRow(int place) => capacity + place;

    private TVector Row(int row) => kernels.Slice(matrix, row * search.Count, search.Count);

    /// <summary>The place of a step, counted back from the newest.</summary>
    private int Place(int age) => (newest - age + capacity) % capacity;

    private void ReadProducts()
    {
        Multiply(SlopeRow, 0);
        if (unread < 0)
        {
            kernels.Read(kernels.Slice(products, 0, rows), productsHere.AsSpan(0, rows));
            return;
        }

        Multiply(StepRow(unread), 1);
        Multiply(ChangeRow(unread), 2);
        kernels.Read(products, productsHere);
        Admit(unread);
        unread = -1;

        void Multiply(int row, int part) =>
            kernels.RowProducts(matrix, search.Count, Row(row), kernels.Slice(products, part * rows, rows));
    }

    /// <summary>Takes in a step, unless it teaches nothing: without positive curvature, as in rounding.</summary>
    private void Admit(int place)
    {
        var (curvature, changeSquare, stepSquare) = (WithChange[StepRow(place)], WithChange[ChangeRow(place)], WithStep[StepRow(place)]);
        if (!(curvature > 1e-10 * Math.Sqrt(changeSquare * stepSquare)))
        {
            // Its rows have the factor 0, which would not help if they are not finite.
            var zeros = new double[search.Count];
            kernels.Write(zeros, Row(StepRow(place)));
            kernels.Write(zeros, Row(ChangeRow(place)));
            return;
        }

        (newest, count, scale) = (place, count + 1, curvature / changeSquare);
        for (var other = 0; other < capacity; other++)
        {
            stepChanges[other, place] = WithChange[StepRow(other)];
            stepChanges[place, other] = WithStep[ChangeRow(other)];
            changeChanges[other, place] = changeChanges[place, other] = WithChange[ChangeRow(other)];
        }
    }

    /// <summary>The two-loop recursion: the approximate inverse Hessian times the slopes, as factors of the rows.</summary>
    private void SetFactors()
    {
        Array.Clear(factorsHere);
        factorsHere[SlopeRow] = scale;
        for (var i = 0; i < count; i++)
        {
            var place = Place(i);
            var product = WithSlopes[StepRow(place)];
            for (var k = 0; k < i; k++)
                product -= alphas[Place(k)] * stepChanges[place, Place(k)];
            alphas[place] = product / stepChanges[place, place];
            factorsHere[ChangeRow(place)] = -scale * alphas[place];
        }

        for (var i = count - 1; i >= 0; i--)
        {
            var place = Place(i);
            var product = scale * WithSlopes[ChangeRow(place)];
            for (var k = 0; k < count; k++)
                product += factorsHere[ChangeRow(Place(k))] * changeChanges[place, Place(k)];
            for (var k = i + 1; k < count; k++)
                product += factorsHere[StepRow(Place(k))] * stepChanges[Place(k), place];
            factorsHere[StepRow(place)] = alphas[place] - product / stepChanges[place, place];
        }
    }

    /// <returns>The decrease per unit of the step.</returns>
    private double Combine(TVector direction)
    {
        kernels.Write(factorsHere, factors);
        kernels.Combine(matrix, search.Count, factors, combination);
        kernels.Downhill(combination, search.Roots, search.Slopes, search.HasL1, direction);
        return -search.Product(direction, search.Slopes);
    }
}
