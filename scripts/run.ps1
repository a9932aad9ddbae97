# Sets up what is missing, then runs mappa-report with the arguments given; with none, builds Kent's report for 2022-23.
# scripts/run for Windows:  powershell -ExecutionPolicy Bypass -File scripts\run.ps1 build kent 2023
# Windows PowerShell 5.1 takes what a program writes to its error stream for faults: only exit codes count here.

$root = Split-Path -Parent $PSScriptRoot
$venv = Join-Path $root ".venv"
$python = Join-Path $venv "Scripts\python.exe"
$program = Join-Path $venv "Scripts\mappa-report.exe"
$stamp = Join-Path $venv "set-up-for-run"
$log = Join-Path $venv "set-up.log"
$lock = Join-Path $root "requirements\run.txt"

function Find-Python {
    $question = "import ensurepip, sys, venv; print(sys.executable if sys.version_info >= (3, 11) else '')"
    foreach ($name in "py", "python") {
        if (Get-Command $name -ErrorAction SilentlyContinue) {
            $options = if ($name -eq "py") { @("-3") } else { @() }
            $found = & $name @options -c $question 2>$null
            if ($LASTEXITCODE -eq 0 -and $found) { return $found }
        }
    }
}

# What .venv was set up from: the project, its lock, Python and the place of this checkout.
function Get-State {
    $hashes = foreach ($file in (Join-Path $root "pyproject.toml"), $lock) { (Get-FileHash -LiteralPath $file).Hash }
    return (@($hashes) + (& $python -V) + $root) -join ", "
}

function Test-SetUp {
    if (-not ((Test-Path -LiteralPath $stamp) -and (Test-Path -LiteralPath $program))) { return $false }
    return (Get-Content -LiteralPath $stamp -Encoding UTF8 -TotalCount 1) -eq (Get-State)
}

# Ends the run where the step before failed, with the last words of its log.
function Confirm-Step {
    if ($LASTEXITCODE -ne 0) {
        Write-Host "The set-up stopped. Is this machine on the internet? Its last words, of those in ${log}:"
        Get-Content -LiteralPath $log -Tail 12 | Write-Host
        exit 1
    }
}

# A set-up that was interrupted has no stamp: what it left may be half a library, so it begins again.
if (-not (Test-SetUp)) {
    $base = Find-Python
    if (-not $base) {
        Write-Host "Python 3.11 or later is needed. Install it from https://www.python.org/downloads/ and run this again."
        exit 1
    }
    Write-Host "Setting up .venv (this takes a minute, once)"
    if (Test-Path -LiteralPath $venv) { Remove-Item -LiteralPath $venv -Recurse -Force }
    New-Item -ItemType Directory -Path $venv | Out-Null
    & $base -m venv $venv *> $log
    Confirm-Step
    & $python -m pip --disable-pip-version-check --no-input install --require-hashes --requirement $lock *> $log
    Confirm-Step
    & $python -m pip --disable-pip-version-check --no-input install --editable $root --no-deps --no-build-isolation *> $log
    Confirm-Step
    Get-State | Set-Content -LiteralPath $stamp -Encoding UTF8
}

if ($args.Count -eq 0) {
    Set-Location -LiteralPath $root
    $arguments = "build", "kent", "2023"
} else {
    $arguments = $args
}
& $program @arguments
exit $LASTEXITCODE
