function Test-ContainerImageArchive {
    <#
    .SYNOPSIS
    Hashes an archive, layout, set of volumes or delta again, without a network.

    .DESCRIPTION
    Runs regpull verify. An archive that is damaged or incomplete is a result: IsWhole is false, and Findings says what
    is wrong.
    A path that does not exist is an error.

    .PARAMETER Path
    The file or directory, or the first of a set of volumes. Files and the objects of Save-ContainerImage are taken from
    the pipeline.

    .PARAMETER Base
    Archives or layouts that have the layers that a delta leaves out, or the transfer files of what was carried earlier.
    A
    transfer file is believed.

    .PARAMETER Quiet
    Returns $true when the archive is complete and correct, otherwise $false.

    .EXAMPLE
    Get-ChildItem D:\images\*.tar | Test-ContainerImageArchive | Where-Object { -not $_.IsWhole }

    Shows which archives arrived damaged.

    .EXAMPLE
    if (Test-ContainerImageArchive .\stack.tar -Quiet) { Send-ContainerImage .\stack.tar }

    Loads an archive when it is complete and correct.

    .EXAMPLE
    (Test-ContainerImageArchive .\week2.tar -Base .\week1.tar).Engines

    Lists which engines can load a delta, and what they lose.

    .OUTPUTS
    RegPull.ArchiveTest: Path, IsWhole, Images, Findings, Engines, Blobs, Size, Elapsed; with -Quiet a Boolean.
    #>
    [CmdletBinding()]
    [OutputType('RegPull.ArchiveTest', [bool])]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('FullName')]
        [ValidateNotNullOrEmpty()]
        [string[]] $Path,

        [string[]] $Base,

        [switch] $Quiet
    )

    begin {
        Copy-CallerPreference -Cmdlet $PSCmdlet
    }

    process {
        foreach ($archive in $Path) {
            $file = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($archive)
            $bases = @($Base | Where-Object { $_ } |
                ForEach-Object { "--base=$($PSCmdlet.GetUnresolvedProviderPathFromPSPath($_))" })
            $arguments = @('verify') + $bases + '--' + $file
            $answer = Invoke-RegPullQuery -Cmdlet $PSCmdlet -ArgumentList $arguments -Target $archive
            if ($null -eq $answer) {
                continue
            }
            if ($Quiet) {
                $answer.whole
                continue
            }
            [pscustomobject]@{
                PSTypeName = 'RegPull.ArchiveTest'
                Path       = $file
                IsWhole    = $answer.whole
                Images     = ConvertTo-PascalCase $answer.images
                Findings   = ConvertTo-PascalCase $answer.findings
                Engines    = ConvertTo-PascalCase $answer.engines
                Blobs      = $answer.blobs
                Size       = $answer.size
                Elapsed    = [timespan]::FromSeconds($answer.elapsedSeconds)
            }
        }
    }
}
