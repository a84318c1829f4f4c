using System.Globalization;
using Kernels.Accuracy;

// Exit codes: 0 all bounds hold, 1 one is broken, 2 wrong arguments.
const string Usage = "usage: dotnet run -c Release --project tests/Accuracy -- [NAME ...] [--sample COUNT] [--csv FILE [--resume]] [--tensor-primitives]";

var names = new List<string>();
long? sample = null;
string? csv = null;
var resumes = false;
var functions = AccuracyCheck.All;
for (var i = 0; i < args.Length; i++)
{
    if (args[i] is "--help" or "-h")
    {
        Console.WriteLine(Usage);
        Console.WriteLine("A NAME is a function's name or a part of it: Sin(float), exp, pow. Without one, all are checked.");
        Console.WriteLine($"--csv writes each result to a file as well; README.md and the site show those of {ResultTable.CheckedIn}.");
        Console.WriteLine($"--tensor-primitives checks the functions of TensorPrimitives; those of one float are in {TensorPrimitivesCheck.CheckedIn}.");
        Console.WriteLine("--resume takes what the file has, and tries only the inputs that are missing: right while the functions have not changed.");
        return 0;
    }

    if (args[i] == "--sample")
    {
        i++;
        if (i == args.Length || !long.TryParse(args[i], CultureInfo.InvariantCulture, out var count) || count <= 0)
            return Wrong("--sample needs a count above 0");

        sample = count;
    }
    else if (args[i] == "--csv")
    {
        i++;
        if (i == args.Length)
            return Wrong("--csv needs the name of a file");

        csv = args[i];
    }
    else if (args[i] == "--tensor-primitives")
    {
        functions = TensorPrimitivesCheck.Functions;
    }
    else if (args[i] == "--resume")
    {
        resumes = true;
    }
    else if (args[i].StartsWith('-'))
    {
        return Wrong($"unknown option {args[i]}");
    }
    else if (!AccuracyCheck.All.Any(function => Matches(function, args[i])))
    {
        return Wrong($"no function is called {args[i]}");
    }
    else
    {
        names.Add(args[i]);
    }
}

if (resumes && csv is null)
    return Wrong("--resume needs --csv, the file to go on from");

var before = resumes ? ResultTable.Read(csv!) : new Dictionary<string, AccuracyResult>();
var reference = ExactMathCheck.Worst();
Console.WriteLine($"reference: relative error 2^{Math.Log2(reference.RelativeError):F0} at worst, in {reference.Name}");
if (!(reference.RelativeError < ExactMathCheck.Bound)) return 1;

Console.WriteLine();
Console.WriteLine($"{"function",-28} {"inputs",14} {"max ULP",9} {"bound",6}  {"holds",-5}  at");
var allHold = true;
foreach (var function in functions)
{
    if (names.Count > 0 && !names.Any(name => Matches(function, name))) continue;

    var result = function.Check(Math.Min(sample ?? function.FullCount, function.FullCount), before.GetValueOrDefault(function.Name));
    allHold &= result.Holds;
    if (csv is not null)
        ResultTable.Update(csv, [result]);
    var holds = result.Holds ? "yes" : "NO";
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{result.Function,-28} {result.Inputs,14:N0} {result.MaxUlp,9:F4} {result.Bound,6}  {holds,-5}  {result.WorstInput}"));
}

return allHold ? 0 : 1;

// A whole name means this one function: "Sin(float)" is not "Asin(float)" too.
static bool Matches(CheckedFunction function, string name) => AccuracyCheck.All.Any(other => other.Name == name)
    ? function.Name == name
    : function.Name.Contains(name, StringComparison.OrdinalIgnoreCase);

static int Wrong(string what)
{
    Console.Error.WriteLine($"{what}; {Usage}");
    return 2;
}
