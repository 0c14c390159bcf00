BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
}

Describe 'Test-ContainerImageArchive' {
    BeforeEach {
        $archive = Join-Path $TestDrive "$([guid]::NewGuid().ToString('N')).tar"
        $saved = Save-ContainerImage "$registry/team/app:1.0" -Path $archive
    }

    It 'finds an archive whole, and says who can load it' {
        $result = $saved | Test-ContainerImageArchive

        $result.PSObject.TypeNames[0] | Should -Be 'RegPull.ArchiveTest'
        $result.Path | Should -Be $archive
        $result.IsWhole | Should -BeTrue
        $result.Findings | Should -BeNullOrEmpty
        $result.Images.Names | Should -Be "$registry/team/app:1.0"
        $result.Engines.Count | Should -BeGreaterThan 0
        $result.Elapsed | Should -BeOfType [timespan]
    }

    It 'returns what is wrong with a damaged one, and no error' {
        $bytes = [System.IO.File]::ReadAllBytes($archive)
        $middle = [int]($bytes.Length / 2)
        $bytes[$middle] = $bytes[$middle] -bxor 1
        [System.IO.File]::WriteAllBytes($archive, $bytes)

        $result = Get-Item $archive | Test-ContainerImageArchive -ErrorAction Stop

        $result.IsWhole | Should -BeFalse
        $saved.Layers.Digest | Should -Contain $result.Findings[0].Digest
        $result.Findings[0].Message | Should -BeLike "*$($result.Findings[0].Digest)*"
    }

    It 'answers with a Boolean when it is quiet' {
        Test-ContainerImageArchive $archive -Quiet | Should -BeTrue
        Set-Content $archive 'not an archive'
        Test-ContainerImageArchive $archive -Quiet | Should -BeFalse
    }

    It 'reports a path that does not exist, and goes on' {
        $whole = "$archive.missing", $archive |
            Test-ContainerImageArchive -Quiet -ErrorVariable failed -ErrorAction SilentlyContinue

        $whole | Should -BeTrue
        $failed.Count | Should -Be 1
        $failed[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failed[0].TargetObject | Should -Be "$archive.missing"
    }
}
