@echo off
rem The search command idetunnelscore, as splunkd starts it on Windows.
rem What it cannot do itself, answer the protocol, it does with the files lib\refuse-*.txt: one whole reply each.
setlocal EnableExtensions DisableDelayedExpansion
call "%~dp0lib\java.cmd"
if not defined java_home (
    set "refusal=%~dp0lib\refuse-java.txt"
    goto :refuse
)

set "heap=512m"
if not defined IDETUNNEL_MAX_HEAP goto :start
set "refusal=%~dp0lib\refuse-heap.txt"
set IDETUNNEL_MAX_HEAP| "%SystemRoot%\System32\findstr.exe" /r /x /c:"IDETUNNEL_MAX_HEAP=[1-9][0-9]*[kKmMgG]" >nul || goto :refuse
set "heap=%IDETUNNEL_MAX_HEAP%"

:start
"%java_home%\bin\java.exe" ^
    -XX:+DisplayVMOutputToStderr -Xlog:disable -Xlog:all=warning:stderr ^
    -XX:+UseG1GC -XX:-UsePerfData -Xshare:auto "-Xmx%heap%" -XX:-CreateCoredumpOnCrash ^
    -Dfile.encoding=UTF-8 -Duser.language=en -Duser.country=US -Djava.awt.headless=true ^
    -cp "%~dp0lib\idetunnelscore.jar" io.idetunnel.command.Main %*
exit /b %ERRORLEVEL%

:refuse
type "%refusal%"
"%SystemRoot%\System32\findstr.exe" /v /r "^" >nul
exit /b 0
