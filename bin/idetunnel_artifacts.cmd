@echo off
rem The modular input idetunnel_artifacts, as splunkd starts it on Windows.
setlocal EnableExtensions DisableDelayedExpansion
call "%~dp0lib\java.cmd"
if not defined java_home (
    echo ERROR idetunnel_artifacts needs Java 17 or newer on this host; install it, or set IDETUNNEL_JAVA_HOME to its folder in etc\splunk-launch.conf and restart Splunk>&2
    exit /b 1
)
"%java_home%\bin\java.exe" ^
    -XX:+DisplayVMOutputToStderr -Xlog:disable -Xlog:all=warning:stderr ^
    -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto -XX:TieredStopAtLevel=1 -Xmx384m -XX:-CreateCoredumpOnCrash ^
    -Dfile.encoding=UTF-8 -Duser.language=en -Duser.country=US -Djava.awt.headless=true "-Didetunnel.app=%~dp0.." ^
    -cp "%~dp0lib\idetunnelscore.jar;%~dp0..\lib\*" io.idetunnel.modularinput.Main %*
exit /b %ERRORLEVEL%
