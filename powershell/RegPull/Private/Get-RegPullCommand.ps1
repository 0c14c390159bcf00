# Returns the path of the command: $env:REGPULL_COMMAND, or regpull as a shell finds it.
function Get-RegPullCommand {
    [OutputType([string])]
    param()

    if ($env:REGPULL_COMMAND) {
        return $env:REGPULL_COMMAND
    }
    $command = Get-Command -Name 'regpull' -CommandType Application -ErrorAction SilentlyContinue |
        Select-Object -First 1
    if ($null -eq $command) {
        throw [System.IO.FileNotFoundException]::new(
            'the command regpull is not in PATH: install it with dotnet tool install -g regpull, or set REGPULL_COMMAND to its path')
    }
    $command.Path
}
