# Joins arguments to one command line. ProcessStartInfo.ArgumentList does not exist in Windows PowerShell 5.1.
# The rules are those of CommandLineToArgvW, which .NET follows on every system:
# https://learn.microsoft.com/windows/win32/api/shellapi/nf-shellapi-commandlinetoargvw
function ConvertTo-CommandLine {
    [OutputType([string])]
    param([string[]] $ArgumentList)

    $quoted = foreach ($argument in $ArgumentList) {
        if ($argument -and $argument -notmatch '[\s"]') {
            $argument
        }
        else {
            $escaped = $argument -replace '(\\*)"', '$1$1\"' -replace '(\\+)$', '$1$1'
            '"' + $escaped + '"'
        }
    }
    $quoted -join ' '
}
