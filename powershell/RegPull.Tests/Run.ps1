# Runs all tests. The last line is the summary that .ci/run counts.
param(
    # The folder of packages that Packages.csproj was restored to.
    [Parameter(Mandatory)] [string] $Packages,
    # The program of .ci/registry.cs.
    [Parameter(Mandatory)] [string] $RegistryProgram
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $Packages 'pester/5.7.1/tools/Pester.psd1')
$reference = 'powershellstandard.library/5.1.1/lib/netstandard2.0/System.Management.Automation.dll'
$env:REGPULL_TEST_REFERENCE = Join-Path $Packages $reference

$start = [System.Diagnostics.ProcessStartInfo]::new($RegistryProgram, 'team/app:1.0 team/app:1.1 team/tool:2.0')
$start.RedirectStandardOutput = $true
$registry = [System.Diagnostics.Process]::Start($start)
try {
    $env:REGPULL_TEST_REGISTRY = $registry.StandardOutput.ReadLine().Split('/')[0]

    # All images are there when the last one is named.
    $null = $registry.StandardOutput.ReadLine(), $registry.StandardOutput.ReadLine()
    $configuration = New-PesterConfiguration
    $configuration.Run.Path = $PSScriptRoot
    $configuration.Run.PassThru = $true
    $configuration.Output.Verbosity = 'Normal'
    $result = Invoke-Pester -Configuration $configuration
}
finally {
    $registry.Kill()
}

$failed = $result.FailedCount + $result.FailedContainersCount + $result.FailedBlocksCount
$word = if ($failed -eq 0 -and $result.PassedCount -gt 0) { 'Passed' } else { 'Failed' }
"$word!  - Failed: $failed, Passed: $($result.PassedCount), Skipped: $($result.SkippedCount) - RegPull.Tests"
exit [int]($word -eq 'Failed')
