package io.idetunnel.artifact;

import java.util.Locale;
import java.util.Optional;

/**
 * How the artifact of a row is read. Only a reading that has a {@link ContentReader} can lead to a file being opened: those
 * without one have nothing to open it with.
 */
@SuppressWarnings("ImmutableEnumChecker") // Its readers are functions without state.
enum Reading {
    /** A secret. No row of the table may open a file of this name. */
    NEVER,
    NAME,
    FOLDER,
    LINK,
    STATE(64, TunnelState::read),
    UNIT(256, SystemdUnit::read),
    PLIST(256, PropertyList::read),
    DESKTOP(64, DesktopEntry::read),
    CRONTAB(256, Crontab::readUser),
    SYSTEM_CRONTAB(256, Crontab::readSystem),
    SHELL(256, Script::readShell),
    BATCH(256, Script::readBatch),
    TASK(256, ScheduledTask::read),
    WRAPPER(256, ServiceWrapper::read),
    SHORTCUT(64, ShellLink::read),
    /** The values of a registry key: no file at all. */
    VALUES;

    private final int limit;
    private final Optional<ContentReader> reader;

    Reading() {
        this.limit = 0;
        this.reader = Optional.empty();
    }

    Reading(int limitInKib, ContentReader reader) {
        this.limit = limitInKib * 1024;
        this.reader = Optional.of(reader);
    }

    /** The largest file that is opened, in bytes; such files are written by hand or by a tool, and are small. */
    int limit() {
        return limit;
    }

    Optional<ContentReader> reader() {
        return reader;
    }

    static Reading of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
