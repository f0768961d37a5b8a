@echo off
rem The command line of IDE Tunnel Detection, in the installed app and in a checkout alike.
setlocal EnableExtensions DisableDelayedExpansion
call "%~dp0lib\java.cmd"
if not defined java_home (
    echo idetunnel needs Java 17 or newer on this host; install it, or set IDETUNNEL_JAVA_HOME to its folder>&2
    exit /b 1
)
for %%H in ("%~dp0..") do set "home=%%~fH"
set "app=%home%"
if not exist "%home%\pom.xml" goto :start
set "app=%home%\target\app\idetunnel"
if exist "%home%\target\app\built" goto :start
echo idetunnel: building the app from its sources>&2
call mvn -B -q -f "%home%\pom.xml" -DskipTests -Dspotless.check.skip package <nul >&2 || exit /b 1

:start
if not defined IDETUNNEL_CLI_HEAP set "IDETUNNEL_CLI_HEAP=1g"
"%java_home%\bin\java.exe" "-Xmx%IDETUNNEL_CLI_HEAP%" ^
    -Xlog:disable -Xlog:all=warning:stderr -XX:-UsePerfData -Xshare:auto ^
    -Dfile.encoding=UTF-8 -Duser.language=en -Duser.country=US -Djava.awt.headless=true ^
    "-Didetunnel.app=%app%" -cp "%app%\bin\lib\idetunnelscore.jar;%app%\lib\*" io.idetunnel.cli.Main %*
exit /b %ERRORLEVEL%
