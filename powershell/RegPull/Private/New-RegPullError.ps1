# Makes an error record whose category comes from the exit code. Docs/cli.md has the list of exit codes.
function New-RegPullError {
    [OutputType([System.Management.Automation.ErrorRecord])]
    param([int] $Code, [string] $Kind, [string] $Message, [string] $Target)

    $category = switch ($Code) {
        2 { 'InvalidArgument' }
        3 { 'ObjectNotFound' }
        4 { 'AuthenticationError' }
        5 { 'ConnectionError' }
        6 { 'InvalidData' }
        7 { 'WriteError' }
        8 { 'ResourceUnavailable' }
        130 { 'OperationStopped' }
        default { 'NotSpecified' }
    }
    $exception = [System.InvalidOperationException]::new($Message)
    $exception.Data['ExitCode'] = $Code
    [System.Management.Automation.ErrorRecord]::new($exception, "RegPull.$Kind", $category, $Target)
}
