package io.idetunnel.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A custom search command of {@code commands.conf}.
 *
 * @param name the stanza, which is the command's name
 * @param filename the program under {@code bin/}
 * @param arguments {@code command.arg.1} and so on, in order
 * @param maxWaitSeconds how long the command may stay silent; 0 for ever
 */
public record CommandDefinition(String name, String filename, List<String> arguments, int maxWaitSeconds) {

    static CommandDefinition of(Stanza stanza) {
        if (!stanza.flag("chunked", false)) {
            throw new ConfException(stanza.where() + ": the command [" + stanza.name()
                    + "] is not chunked = true; no other protocol is supported.");
        }
        String filename = stanza.value("filename")
                .orElseThrow(() ->
                        new ConfException(stanza.where() + ": the command [" + stanza.name() + "] has no filename."));
        List<String> arguments = new ArrayList<>();
        Optional<String> argument = stanza.value("command.arg.1");
        while (argument.isPresent()) {
            arguments.add(argument.get());
            argument = stanza.value("command.arg." + (arguments.size() + 1));
        }
        return new CommandDefinition(
                stanza.name(),
                filename,
                List.copyOf(arguments),
                stanza.number("maxwait").orElse(0));
    }
}
