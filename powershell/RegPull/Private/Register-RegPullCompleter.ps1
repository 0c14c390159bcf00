# Completes formats, platforms, engines, and the tags of a repository that was typed.
function Register-RegPullCompleter {
    $formats = {
        param($commandName, $parameterName, $wordToComplete)
        try { $run = Invoke-RegPull -ArgumentList 'formats', '--json' } catch { return }
        $run.Output | ConvertFrom-Json | ForEach-Object { $_ } |
            Where-Object { $null -eq $_.error -and $_.format -like "$wordToComplete*" } | ForEach-Object {
            [System.Management.Automation.CompletionResult]::new($_.format, $_.format, 'ParameterValue', $_.description)
        }
    }
    $platforms = {
        param($commandName, $parameterName, $wordToComplete)
        'all', 'linux/amd64', 'linux/arm64', 'linux/arm/v7', 'linux/arm/v6', 'linux/386', 'linux/ppc64le',
        'linux/riscv64', 'linux/s390x', 'windows/amd64' |
            Where-Object { $_ -like "$wordToComplete*" }
    }
    $engines = {
        param($commandName, $parameterName, $wordToComplete)
        'docker', 'podman', 'containerd', 'containerd:k8s.io', 'k3s', 'wsl:', 'ssh://' |
            Where-Object { $_ -like "$wordToComplete*" }
    }
    $names = {
        param($commandName, $parameterName, $wordToComplete, $commandAst, $boundParameters)
        Get-TagCompletion -Word $wordToComplete.Trim("'", '"') -Bound $boundParameters
    }

    $save, $send, $get, $compare = 'Save-ContainerImage', 'Send-ContainerImage', 'Get-ContainerImage', 'Compare-ContainerImage'
    Register-ArgumentCompleter -CommandName $save -ParameterName 'Format' -ScriptBlock $formats
    Register-ArgumentCompleter -CommandName $save, $send, $get, $compare -ParameterName 'Platform' -ScriptBlock $platforms
    Register-ArgumentCompleter -CommandName $send -ParameterName 'To' -ScriptBlock $engines
    Register-ArgumentCompleter -CommandName $save, $get, 'Test-ContainerRegistry' -ParameterName 'Name' -ScriptBlock $names
    Register-ArgumentCompleter -CommandName $send -ParameterName 'Image' -ScriptBlock $names
    Register-ArgumentCompleter -CommandName $compare -ParameterName 'Old' -ScriptBlock $names
    Register-ArgumentCompleter -CommandName $compare -ParameterName 'New' -ScriptBlock $names
}

# Asks the registry for the tags behind 'repository:'. It is asked once and not for long: somebody waits for the key.
function Get-TagCompletion {
    param([string] $Word, [System.Collections.IDictionary] $Bound)

    # In a path the colon belongs to a drive.
    $colon = $Word.LastIndexOf(':')
    if ($Word.Contains('\') -or $colon -le $Word.LastIndexOf('/')) {
        return
    }
    $repository = $Word.Substring(0, $colon)
    $arguments = @('tags', $repository, '--json', '--retries', '0', '--timeout', '5')
    if ($Bound -and $Bound.Contains('PlainHttp')) {
        $arguments += '--plain-http'
    }
    if ($Bound -and $Bound.Contains('Mirror')) {
        $arguments += @($Bound['Mirror'] | ForEach-Object { "--mirror=$_" })
    }
    try { $run = Invoke-RegPull -ArgumentList $arguments } catch { return }
    if ($run.ExitCode -eq 0) {
        ($run.Output | ConvertFrom-Json).tags | ForEach-Object { "${repository}:$_" } |
            Where-Object { $_ -like "$Word*" }
    }
}
