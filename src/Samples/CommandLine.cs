using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Kernels.Gpu;
using Kernels.Samples.Commands;
using Kernels.Samples.Display;
using Kernels.Samples.Topics;

namespace Kernels.Samples;

/// <summary>The program's commands, and what becomes of errors: one line on standard error and exit code 2.</summary>
internal static class CommandLine
{
    private const int Failure = 2;

    // A label column may be called @something, so no response files.
    internal static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };

    // Signals are for Interruption, which knows the exit codes.
    private static readonly InvocationConfiguration Invocation = new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };

    /// <summary>The commands that teach, in the order in which they build on each other.</summary>
    internal static IEnumerable<Topic> Topics() =>
    [
        Topic.Command("algebra", "Three linear equations by Cramer's rule and the inverse, then a million systems at once.",
            AlgebraTopic.Teach, AlgebraTopic.SystemFile, AlgebraTopic.Equations, AlgebraTopic.Count),
        Topic.Command("metrics", "The confusion matrix, accuracy, precision, recall and F1 of millions of labels.",
            MetricsTopic.Teach, MetricsTopic.Count, MetricsTopic.Seed),
        Topic.Command("linear", "A neuron without activation is linear regression, and linear layers are one layer.", LinearTopic.Teach),
        Topic.Command("perceptron", "The perceptron, its learning rule, and XOR, which it cannot learn.", PerceptronTopic.Teach),
        Topic.Command("sigmoid", "The logistic function: its values, limits and derivatives of every order.", SigmoidTopic.Teach),
        Topic.Command("vanishing", "What is left of gradients after 1 to 30 layers of sigmoid, tanh and ReLU.", VanishingTopic.Teach, VanishingTopic.Seed),
        Topic.Command("relu", "ReLU beside sigmoid and tanh: zeros, dead units, derivatives, epochs to a loss.",
            (_, cancellationToken) => ReluTopic.Teach(cancellationToken)),
        Topic.Command("layers", "What hidden units learn of XOR, two moons and digits, beside linear models.",
            (_, cancellationToken) => LayersTopic.Teach(cancellationToken)),
        Topic.Command("graph", "The graph of a computation: values forward, derivatives backward, training and inference.",
            GraphTopic.Teach, GraphTopic.A, GraphTopic.B, GraphTopic.C),
        Topic.Command("vectorize", "A dot product and logistic regression in loops, SIMD lanes, all cores and OpenCL.",
            (_, cancellationToken) => VectorizeTopic.Teach(cancellationToken)),
        Topic.Command("tune", "Learning rates that are too small, right and too large, and features of different scales.",
            (_, cancellationToken) => TuneTopic.Teach(cancellationToken)),
        Topic.Command("scale", "Accuracy by the number of training images, for models of three sizes.",
            (_, cancellationToken) => ScaleTopic.Teach(cancellationToken)),
    ];

    private static IEnumerable<Command> Commands(Interruption interruption) =>
    [
        .. Topics(),
        TrainCommand.Create(interruption),
        PredictCommand.Create(),
        ExportCommand.Create(),
        TargetsCommand.Create(),
        ProveCommand.Create(interruption),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        using var interruption = new Interruption();

        try
        {
            Terminal.Prepare();
            return await interruption.Watch(token => InvokeAsync(args, interruption, token));
        }
        catch (Exception error) when (error is UserError or GpuException)
        {
            return Fail(error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Files are read and written with messages of their own, so that this is standard output; it refuses a program
            // where it is closed.
            return Fail($"the output cannot be written: {(error is UnauthorizedAccessException ? "it is closed" : FileFault.Of(error))}. "
                + "Check the disk, or where the output goes.");
        }
    }

    /// <summary>The program's commands and options.</summary>
    internal static Command Root(Interruption interruption)
    {
        // No RootCommand: it takes its name from the file, which is not that of the program.
        var root = new Command("kernels", "Kernels: scalar C# functions, vectorised at compile time. "
            + "Without a command: trains a logistic regression on the breast cancer data.")
        {
            new HelpOption(),
            new VersionOption(),
        };

        foreach (var command in Commands(interruption))
            root.Add(command);

        root.SetAction((_, cancellationToken) => TrainCommand.RunAsync(new(), interruption, cancellationToken));
        root.ShowExamples(
            ("", "trains on the breast cancer data inside the program"),
            ("train --data FILE.csv --header", "trains on a file, to predict its last column"),
            ("sigmoid --svg sigmoid.svg", "teaches the logistic function, with its picture in a file"));
        return root;
    }

    private static async Task<int> InvokeAsync(string[] args, Interruption interruption, CancellationToken cancellationToken)
    {
        var root = Root(interruption);
        if (args.Length > 0 && Suggestions.IsDirective(args[0]))
            return Suggestions.Write(root, args);

        var parsed = root.Parse(args, Parser);

        if (parsed.Errors.Count > 0)
        {
            var command = parsed.CommandResult.Command == root ? "" : parsed.CommandResult.Command.Name + " ";
            var problem = Repeated(parsed.CommandResult) ?? parsed.Errors[0].Message;
            throw new UserError($"{problem} Run 'kernels {command}--help' to see what there is.");
        }

        return await parsed.InvokeAsync(Invocation, cancellationToken);
    }

    /// <summary>That an option which takes one value is given more often, also by another of its names; null if none is.</summary>
    private static string? Repeated(CommandResult command)
    {
        var repeated = command.Children.OfType<OptionResult>()
            .FirstOrDefault(static result => result.IdentifierTokenCount > result.Option.Arity.MaximumNumberOfValues && result.Tokens.Count > 1);
        return repeated?.Option switch
        {
            null => null,
            { Aliases.Count: 0 } option => $"{option.Name} is given more than once: give it once.",
            var option => $"{string.Join(" and ", [option.Name, .. option.Aliases])} are one option: give it once.",
        };
    }

    private static int Fail(string message)
    {
        try
        {
            // A cell or a file's name may hold anything; the message stays one line and steers no terminal.
            Console.Error.WriteLine($"kernels: {string.Concat(message.Select(c => char.IsControl(c) ? '?' : c))}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Nobody can be told.
        }

        return Failure;
    }
}
