package io.idetunnel.searchcommand;

/**
 * A message for the user that does not end the search.
 *
 * @param level how it is shown
 * @param text one line
 */
public record Message(Level level, String text) {

    /** INFO goes to the job's info.csv alone, WARN shows under the search bar. */
    public enum Level {
        INFO,
        WARN
    }
}
