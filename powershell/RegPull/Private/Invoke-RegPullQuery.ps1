# Runs a command that answers a question with JSON, and returns the answer. A failure is an error record of the caller.
function Invoke-RegPullQuery {
    param(
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [string[]] $ArgumentList,
        [hashtable] $Environment = @{},
        [string] $Target
    )

    $arguments = @($ArgumentList[0], '--json') + ($ArgumentList | Select-Object -Skip 1)
    $run = Invoke-RegPull -ArgumentList $arguments -Environment $Environment
    $answer = if ($run.Output.Trim()) { $run.Output | ConvertFrom-Json } else { $null }
    $isFailure = $null -ne $answer -and $answer -isnot [array] -and $null -ne $answer.PSObject.Properties['error']
    if ($null -ne $answer -and -not $isFailure) {
        foreach ($line in $run.Lines) {
            $Cmdlet.WriteVerbose($line)
        }
        return $answer
    }

    if ($isFailure) {
        $failure = $answer.error
    }
    else {
        # Wrong usage has no JSON, only its line.
        $message = @($run.Lines | Where-Object { $_ -like 'regpull: *' }) + 'regpull: it printed nothing'
        $text = $message[0].Substring('regpull: '.Length)
        $failure = [pscustomobject]@{ code = $run.ExitCode; kind = 'usage'; message = $text }
    }
    $record = New-RegPullError -Code $failure.code -Kind $failure.kind -Message $failure.message -Target $Target
    $Cmdlet.WriteError($record)
}
