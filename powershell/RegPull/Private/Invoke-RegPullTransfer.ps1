# Runs a command that transfers images: shows its progress, reports its failures, and returns the objects of its JSON.
function Invoke-RegPullTransfer {
    param(
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [string] $Activity,
        [string] $Target,
        [string[]] $ArgumentList,
        [hashtable] $Environment = @{}
    )

    $state = @{
        Activity = $Activity
        Target   = $Target
        Total    = 0
        Blobs    = @{}
        Clock    = [System.Diagnostics.Stopwatch]::StartNew()
        Errors   = @()
    }
    $onLine = {
        param($line)
        $state.Errors += @(Read-ProgressEvent -Cmdlet $Cmdlet -State $state -Line $line)
    }
    $arguments = @($ArgumentList[0], '--json', '--progress=json') + @($ArgumentList | Select-Object -Skip 1)
    $run = Invoke-RegPull -ArgumentList $arguments -Environment $Environment -OnLine $onLine
    Write-Progress -Activity $Activity -Completed
    foreach ($failure in $state.Errors) {
        $Cmdlet.WriteError($failure)
    }
    if ($run.Output.Trim()) {
        # An array in a pipeline of 5.1 is one object.
        $run.Output | ConvertFrom-Json | ForEach-Object { $_ } | Where-Object { $null -eq $_.error }
    }
}
