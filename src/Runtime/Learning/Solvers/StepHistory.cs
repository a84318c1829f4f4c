namespace Kernels.Learning;

/// <summary>The last steps of L-BFGS, and how the gradient changed in each.</summary>
/// <remarks>
/// <para>
/// The direction is a sum of the steps, the changes and the slopes, each times a factor. The factors follow from the scalar products
/// of these vectors alone (Chen, Wang and Zhou, "Large-scale L-BFGS using MapReduce", 2014). So the vectors are rows of one matrix:
/// their products with a vector are one sum along rows, the direction is one along columns, and what lies between are a few numbers.
/// </para>
/// <para>
/// All are kept in units in which the guess at each parameter's curvature is 1. Every evaluation writes the rows of its step, as if it were
/// accepted, and their products are read with its other numbers.
/// </para>
/// </remarks>
/// <typeparam name="TVector">Memory for doubles.</typeparam>
internal sealed class StepHistory<TVector>
{
    private readonly Search<TVector> search;
    private readonly VectorKernels<TVector> kernels;
    private readonly int capacity;
    private readonly int rows;
    private readonly TVector matrix;
    private readonly TVector factors;
    private readonly TVector combination;
    private readonly double[] productsHere;
    private readonly double[] factorsHere;
    private readonly double[] alphas;
    private readonly double[,] stepChanges;
    private readonly double[,] changeChanges;
    private int count;
    private int newest = -1;
    private double scale = 1;

    /// <param name="search">The search.</param>
    /// <param name="capacity">How many steps are remembered.</param>
    public StepHistory(Search<TVector> search, int capacity)
    {
        (this.search, kernels, this.capacity) = (search, search.Kernels, capacity);
        rows = 2 * capacity + 1;
        matrix = kernels.Allocate(checked(rows * search.Count));
        (factors, combination) = (kernels.Allocate(rows), search.New());
        (productsHere, factorsHere, alphas) = (new double[3 * rows], new double[rows], new double[capacity]);
        (stepChanges, changeChanges) = (new double[capacity, capacity], new double[capacity, capacity]);
        search.Extend(3 * rows, Queue);
    }

    public bool IsEmpty => count == 0;

    /// <summary>The products of all rows with the slopes.</summary>
    private ReadOnlySpan<double> WithSlopes => productsHere.AsSpan(0, rows);

    /// <summary>Those with the newest step.</summary>
    private ReadOnlySpan<double> WithStep => productsHere.AsSpan(rows, rows);

    /// <summary>Those with its change.</summary>
    private ReadOnlySpan<double> WithChange => productsHere.AsSpan(2 * rows);

    /// <summary>Forgets all steps.</summary>
    public void Clear()
    {
        // What a rejected evaluation left may not be finite.
        Erase(NextPlace);
        (count, scale) = (0, 1);
    }

    /// <summary>Remembers the step that was evaluated last, unless it teaches nothing: without positive curvature, as in rounding.</summary>
    public void Accept()
    {
        var place = NextPlace;
        search.More.CopyTo(productsHere);
        count = Math.Min(count, capacity - 1);
        var (curvature, changeSquare, stepSquare) = (WithChange[StepRow(place)], WithChange[ChangeRow(place)], WithStep[StepRow(place)]);
        if (!(curvature > 1e-10 * Math.Sqrt(changeSquare * stepSquare)))
        {
            Erase(place);
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

    /// <summary>Computes the direction in which to go: downhill by the approximate inverse Hessian.</summary>
    /// <returns>The decrease per unit of the step, above 0.</returns>
    public double Direction(TVector direction)
    {
        if (!IsEmpty)
        {
            SetFactors();
            kernels.Write(factorsHere, factors);
            kernels.Combine(matrix, search.Count, factors, combination);
            kernels.Downhill(combination, search.Roots, search.Slopes, search.HasL1, direction);

            // Without a penalty nothing was left out, and the products say it.
            var decrease = search.HasL1 ? -search.Product(direction, search.Slopes) : Product(factorsHere, WithSlopes);
            if (decrease > 0)
                return decrease;
            Clear();
        }

        kernels.Times(search.Slopes, search.Roots, Row(SlopeRow));
        kernels.Downhill(Row(SlopeRow), search.Roots, search.Slopes, search.HasL1, direction);
        return -search.Product(direction, search.Slopes);
    }

    private int SlopeRow => rows - 1;

    private static int StepRow(int place) => place;

    private int ChangeRow(int place) => capacity + place;

    private TVector Row(int row) => kernels.Slice(matrix, row * search.Count, search.Count);

    /// <summary>The place of a step, counted back from the newest.</summary>
    private int Place(int age) => (newest - age + capacity) % capacity;

    private int NextPlace => (newest + 1) % capacity;

    /// <summary>Writes the rows of a step to a point, and queues their products.</summary>
    private void Queue(TVector to, TVector gradientTo, TVector slopesTo)
    {
        var place = NextPlace;
        kernels.ScaledStep(to, search.Parameters, search.Roots, Row(StepRow(place)));
        kernels.ScaledChange(gradientTo, search.Gradient, search.Roots, Row(ChangeRow(place)));
        kernels.Times(slopesTo, search.Roots, Row(SlopeRow));
        Multiply(SlopeRow, 0);
        Multiply(StepRow(place), 1);
        Multiply(ChangeRow(place), 2);

        void Multiply(int row, int part) => kernels.RowProducts(matrix, search.Count, Row(row), search.PlacesOfMore(part * rows, rows));
    }

    /// <summary>Makes the rows of a step zeros: the factor 0 alone would not help if they are not finite.</summary>
    private void Erase(int place)
    {
        var zeros = new double[search.Count];
        kernels.Write(zeros, Row(StepRow(place)));
        kernels.Write(zeros, Row(ChangeRow(place)));
    }

    /// <summary>A sum of products, of which those with the factor 0 are not there.</summary>
    private static double Product(ReadOnlySpan<double> factors, ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        for (var i = 0; i < factors.Length; i++)
            sum += factors[i] == 0 ? 0 : factors[i] * values[i];
        return sum;
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
}
