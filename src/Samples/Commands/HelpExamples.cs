using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Kernels.Samples.Commands;

/// <summary>Examples below the help of a command.</summary>
internal static class HelpExamples
{
    /// <param name="command">The command, whose help gets them.</param>
    /// <param name="examples">What is written behind <c>kernels</c>, and what it does.</param>
    public static void ShowExamples(this Command command, params (string Arguments, string Meaning)[] examples)
    {
        // A command's own help option hides that of the root.
        var help = command.Options.OfType<HelpOption>().FirstOrDefault();

        if (help is null)
            command.Add(help = new HelpOption());

        help.Action = new ExamplesAction((SynchronousCommandLineAction)help.Action!, examples);
    }

    private sealed class ExamplesAction(SynchronousCommandLineAction help, (string Arguments, string Meaning)[] examples) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var result = help.Invoke(parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");

            foreach (var (arguments, meaning) in examples)
            {
                output.WriteLine($"  kernels {arguments}".TrimEnd());
                output.WriteLine($"      {meaning}");
            }

            output.WriteLine();
            return result;
        }
    }
}
