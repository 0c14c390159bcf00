# Runs the command and returns ExitCode, Output and Lines, which are the lines of standard error.
# OnLine is called with each line while the command runs.
function Invoke-RegPull {
    [OutputType([pscustomobject])]
    param(
        [string[]] $ArgumentList,
        [string] $WorkingDirectory = (Get-Location -PSProvider FileSystem).ProviderPath,
        [hashtable] $Environment = @{},
        [scriptblock] $OnLine = { }
    )

    $start = [System.Diagnostics.ProcessStartInfo]::new((Get-RegPullCommand), (ConvertTo-CommandLine $ArgumentList))
    $start.WorkingDirectory = $WorkingDirectory
    $start.UseShellExecute = $false
    $start.CreateNoWindow = $true
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    foreach ($name in $Environment.Keys) {
        $start.EnvironmentVariables[$name] = $Environment[$name]
    }

    $process = [System.Diagnostics.Process]::Start($start)
    try {
        $process.StandardInput.Close()
        $output = $process.StandardOutput.ReadToEndAsync()
        $lines = [System.Collections.Generic.List[string]]::new()
        while ($null -ne ($line = Wait-TextLine $process.StandardError.ReadLineAsync())) {
            $lines.Add($line)
            & $OnLine $line
        }
        $process.WaitForExit()
        [pscustomobject]@{ ExitCode = $process.ExitCode; Output = $output.Result; Lines = $lines.ToArray() }
    }
    finally {
        # After Ctrl+C or Stop-Job. What has arrived is kept for the next run.
        if (-not $process.HasExited) {
            $process.Kill()
        }
        $process.Dispose()
    }
}

# Waits in steps: PowerShell stops a pipeline between statements, and never inside of one.
function Wait-TextLine {
    [OutputType([string])]
    param([System.Threading.Tasks.Task] $Line)

    while (-not $Line.Wait(100)) { }
    $Line.Result
}
