# What the test files share: the module, and a registry on this machine. REGPULL_TEST_REGISTRY is the host that it
# prints.
Set-StrictMode -Version Latest
$moduleFolder = Join-Path $PSScriptRoot '../RegPull'
Import-Module (Join-Path $moduleFolder 'RegPull.psd1') -Force
$registry = $env:REGPULL_TEST_REGISTRY
