using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Kernels.Samples.Topics;

/// <summary>The usual help, and for a topic an example after it.</summary>
internal sealed class ExampleHelp(HelpAction usual) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => usual.ClearsParseErrors;

    public override int Invoke(ParseResult parseResult)
    {
        var code = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is Topic topic)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Example:");
            output.WriteLine($"  {topic.Example}");
            output.WriteLine();
        }

        return code;
    }
}
