# Reads one line of --progress json: shows progress, and returns an error record for an error.
function Read-ProgressEvent {
    param(
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [hashtable] $State,
        [string] $Line
    )

    $progress = $Line | ConvertFrom-Json
    switch ($progress.event) {
        'planned' { $State.Total = $progress.totalBytes }
        'started' { $State.Blobs[$progress.digest] = 0 }
        'advanced' { $State.Blobs[$progress.digest] = $progress.bytes }
        'completed' { $State.Blobs[$progress.digest] = $progress.bytes }
        'note' { $Cmdlet.WriteVerbose($progress.message) }
        'error' {
            # Of several images, the one that failed; of one image, the name that was given.
            $isOfOne = $State.Target -or $null -eq $progress.PSObject.Properties['image']
            $target = if ($isOfOne) { $State.Target } else { $progress.image }
            return New-RegPullError -Code $progress.code -Kind $progress.kind -Message $progress.message -Target $target
        }
    }
    if ($progress.event -in 'planned', 'advanced', 'completed') {
        Write-TransferProgress -State $State
    }
}

function Write-TransferProgress {
    param([hashtable] $State)

    $done = [long]($State.Blobs.Values | Measure-Object -Sum).Sum
    $percent = if ($State.Total -gt 0) { [int][Math]::Min(100, [Math]::Floor(100 * $done / $State.Total)) } else { 100 }
    $seconds = $State.Clock.Elapsed.TotalSeconds
    $isMeasured = $done -gt 0 -and $seconds -gt 1
    $left = if ($isMeasured) { [int][Math]::Min(($State.Total - $done) * $seconds / $done, [int]::MaxValue) } else { -1 }
    $status = '{0:n1} of {1:n1} MB' -f ($done / 1e6), ($State.Total / 1e6)
    Write-Progress -Activity $State.Activity -Status $status -PercentComplete $percent -SecondsRemaining $left
}
