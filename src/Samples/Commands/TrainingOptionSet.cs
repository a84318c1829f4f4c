using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Kernels.Learning;

namespace Kernels.Samples.Commands;

/// <summary>The options that say what is trained and how.</summary>
internal sealed class TrainingOptionSet
{
    /// <summary>More than any machine has cores; a typing error otherwise.</summary>
    private const int MaxThreads = 1024;

    private const int MaxUnits = 10_000;
    private const double GradientDescentRate = 0.1;
    private const double AdamRate = 0.001;

    private static readonly TrainingOptions Defaults = new();
    private static readonly string[] SolverNames = ["lbfgs", "newton", "gd", "adam"];

    private readonly Option<string> solver = Choice("--solver", "NAME", $"How to find the minimum: {string.Join(", ", SolverNames)}. "
        + "L-BFGS unless given; gradient descent with --learning-rate, Adam with --hidden.",
        SolverNames);
    private readonly Option<double> learningRate = NumberOption.Real("--learning-rate",
        "The length of a step of gradient descent, 0.1 unless given, or Adam, 0.001 unless given.", above: true, null);
    private readonly Option<double> momentum = new("--momentum")
    {
        HelpName = "X",
        Description = "The momentum of gradient descent, from 0 to below 1.",
        CustomParser = static result => ParseShare(result, "a number from 0 to below 1"),
    };

    private readonly Option<int> batchSize = NumberOption.Whole("--batch-size", "The rows of a batch of Adam.", 1, int.MaxValue, 32);
    private readonly Option<int> maxIterations = NumberOption.Whole("--max-iterations",
        "The most iterations; of gradient descent and Adam these are epochs.", 1, TrainingOptions.MostIterations, Defaults.MaxIterations);
    private readonly Option<double> tolerance = NumberOption.Real("--tolerance",
        "Training has converged where the gradient has no larger component than this.", above: false, Defaults.Tolerance);
    private readonly Option<double> l1 = NumberOption.Real("--l1", "The strength of the L1 penalty on the weights.", above: false, 0);
    private readonly Option<double> l2 = NumberOption.Real("--l2", "The strength of the L2 penalty on the weights, 1/C.", above: false, Defaults.L2);
    private readonly Option<bool> balance = new("--balance") { Description = "Rare classes count more, so that all count the same together." };
    private readonly Option<bool> noIntercept = new("--no-intercept") { Description = "A model without an intercept." };
    private readonly Option<bool> raw = new("--raw") { Description = "Features as they come, not standardised." };
    private readonly Option<ImmutableArray<int>> hidden = new("--hidden")
    {
        HelpName = "N[,N]",
        Arity = ArgumentArity.ExactlyOne,
        Description = "Train a neural network with hidden layers of so many units, such as 16 or 32,16.",
        CustomParser = ParseUnits,
    };

    private readonly Option<string> activation = Choice("--activation", "NAME",
        $"What hidden units do with their sum: {string.Join(", ", Activation.All)}. relu unless given.",
        [.. Activation.All.Select(static one => one.Name)]);
    private readonly Option<double> validation = new("--validation")
    {
        HelpName = "X",
        Description = "The share of the training rows held out to stop early, from 0 to below 1.",
        CustomParser = static result => ParseShare(result, "a number from 0 to below 1"),
    };

    private readonly Option<int> patience = NumberOption.Whole("--patience", "How many iterations their loss may fail to fall.",
        1, TrainingOptions.MostIterations, Defaults.Patience);
    private readonly Option<int> threads = NumberOption.Whole("--threads", "How many threads share a pass; no result depends on it.",
        1, MaxThreads, Defaults.Threads);

    public TrainingOptionSet() => maxIterations.Aliases.Add("--epochs");

    public Option<int> Seed { get; } = NumberOption.Whole("--seed",
        "The seed of all that is drawn: the split into training and test rows, batches, initial weights.", 0, int.MaxValue, Defaults.Seed);

    public IEnumerable<Option> All =>
    [
        solver, learningRate, momentum, batchSize, maxIterations, tolerance, l1, l2, balance, noIntercept,
        raw, hidden, activation, validation, patience, threads, Seed,
    ];

    /// <summary>That no option is given which the others make meaningless.</summary>
    public void Validate(CommandResult result)
    {
        var name = SolverName(result.GetResult(solver)?.Tokens is [var given, ..] ? given.Value : null, Has(learningRate), Has(hidden));

        // What the option's own error says is enough.
        if (!SolverNames.Contains(name))
            return;
        Need(Has(learningRate) && name is not ("gd" or "adam"), $"--learning-rate is for gd and adam, not {name}.");
        Need(Has(momentum) && name != "gd", $"--momentum is for --solver gd, not {name}.");
        Need(Has(batchSize) && name != "adam", $"--batch-size is for --solver adam, not {name}.");
        Need(Has(activation) && !Has(hidden), "--activation is for the units of --hidden: give that too.");
        Need(Has(patience) && !Has(validation), "--patience is for --validation: give that too.");
        Need(name == "newton" && Has(hidden), "--solver newton trains no networks: leave out --hidden, or choose lbfgs or adam.");
        Need(name == "newton" && Has(l1), "--solver newton takes no --l1: choose lbfgs.");

        bool Has(Option option) => result.GetResult(option) is { Implicit: false };

        void Need(bool isWrong, string message)
        {
            if (isWrong)
                result.AddError(message);
        }
    }

    /// <summary>That nothing is asked for which needs all rows in memory.</summary>
    public void ValidateOnDisk(CommandResult result)
    {
        var name = SolverName(result.GetResult(solver)?.Tokens is [var given, ..] ? given.Value : null, Has(learningRate), Has(hidden));
        if (name == "adam")
            result.AddError("--on-disk does not train with Adam, which draws batches from rows in memory. Give --solver lbfgs.");
        else if (Has(validation))
            result.AddError("--on-disk holds out no rows of the training. Leave out --validation.");

        bool Has(Option option) => result.GetResult(option) is { Implicit: false };
    }

    public TrainingOptions Read(ParseResult parsed)
    {
        var isNetwork = Has(hidden);
        var name = SolverName(parsed.GetValue(solver), Has(learningRate), isNetwork);
        var rate = Has(learningRate) ? parsed.GetValue(learningRate) : name == "adam" ? AdamRate : GradientDescentRate;
        var options = isNetwork
            ? new MlpOptions
            {
                HiddenUnits = parsed.GetValue(hidden),
                Activation = Activation.All.FirstOrDefault(one => one.Name == parsed.GetValue(activation), Activation.Relu),
            }
            : new TrainingOptions();
        return options with
        {
            Solver = name switch
            {
                "lbfgs" => Solver.Lbfgs(),
                "newton" => Solver.Newton(),
                "gd" => Solver.GradientDescent(rate, parsed.GetValue(momentum)),
                _ => Solver.Adam(rate, parsed.GetValue(batchSize)),
            },
            MaxIterations = Has(maxIterations) ? parsed.GetValue(maxIterations) : options.MaxIterations,
            Tolerance = parsed.GetValue(tolerance),
            L1 = parsed.GetValue(l1),
            L2 = Has(l2) ? parsed.GetValue(l2) : options.L2,
            BalanceClasses = parsed.GetValue(balance),
            Intercept = !parsed.GetValue(noIntercept),
            Standardize = !parsed.GetValue(raw),
            ValidationShare = parsed.GetValue(validation),
            Patience = parsed.GetValue(patience),
            Threads = parsed.GetValue(threads),
            Seed = parsed.GetValue(Seed),
        };

        bool Has(Option option) => parsed.GetResult(option) is { Implicit: false };
    }

    private static string SolverName(string? given, bool hasRate, bool isNetwork) => given ?? (isNetwork ? "adam" : hasRate ? "gd" : "lbfgs");

    private static Option<string> Choice(string name, string helpName, string description, string[] names) => new(name)
    {
        HelpName = helpName,
        Description = description,
        CustomParser = result =>
        {
            var given = result.Tokens[0].Value;
            if (!names.Contains(given))
                result.AddError($"{name} takes {string.Join(", ", names.SkipLast(1))} or {names[^1]}, not '{given}'.");
            return given;
        },
    };

    private static double ParseShare(ArgumentResult result, string expected)
    {
        if (double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 1)
            return number;
        result.AddError($"{((OptionResult)result.Parent!).Option.Name} takes {expected}, not '{result.Tokens[0].Value}'.");
        return 0;
    }

    private static ImmutableArray<int> ParseUnits(ArgumentResult result)
    {
        var units = new List<int>();
        foreach (var part in result.Tokens[0].Value.Split(','))
        {
            if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MaxUnits)
            {
                units.Add(number);
                continue;
            }

            result.AddError($"--hidden takes whole numbers from 1 to {MaxUnits}, separated by commas, not '{result.Tokens[0].Value}'.");
            return [];
        }

        return [.. units];
    }
}
