using SourceFigures;

// Prints how the source measures up to the conventions: dotnet run --project eng/SourceFigures [FOLDER...]
var folders = args.Length > 0 ? args : ["src", "samples"];
var files = folders.SelectMany(SourceTree.Read).ToList();
var figures = CodeFigures.From(files);
foreach (var (name, value) in figures.Rows())
{
    Console.WriteLine($"{name,-40} {value}");
}

foreach (var finding in files.SelectMany(Conventions.Check))
{
    Console.WriteLine(finding);
}

return 0;
