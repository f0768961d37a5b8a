package io.idetunnel.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The accounts of a Unix passwd file, and who owns a file. */
final class Accounts {

    /**
     * An account.
     *
     * @param name its name
     * @param home its home folder, as the file has it
     */
    record Account(String name, String home) {}

    private final List<Account> accounts;
    private final Map<Integer, String> nameById;
    private final boolean numbersAreOurs;

    private Accounts(List<Account> accounts, Map<Integer, String> nameById, boolean numbersAreOurs) {
        this.accounts = List.copyOf(accounts);
        this.nameById = nameById;
        this.numbersAreOurs = numbersAreOurs;
    }

    /**
     * Reads a passwd(5) file.
     *
     * @param lines its lines; those that are malformed are skipped
     * @param live whether it is this host's, so that the operating system may be asked for the accounts it lacks
     */
    static Accounts parse(List<String> lines, boolean live) {
        List<Account> accounts = new ArrayList<>();
        Map<Integer, String> nameById = new HashMap<>();
        for (String line : lines) {
            String[] fields = line.split(":", -1);
            if (fields.length < 7 || fields[0].isEmpty() || fields[0].startsWith("#")) {
                continue;
            }
            if (!fields[5].isEmpty()) {
                accounts.add(new Account(fields[0], fields[5]));
            }
            try {
                nameById.putIfAbsent(Integer.parseInt(fields[2]), fields[0]);
            } catch (NumberFormatException e) {
                // A number that is none names nobody.
            }
        }
        return new Accounts(accounts, nameById, live);
    }

    List<Account> all() {
        return accounts;
    }

    /** The account that owns an entry; its number if it has no name; empty if neither can be told. */
    String owner(Folder folder, Path name) {
        try {
            Object id = Files.readAttributes(folder.path().resolve(name), "unix:uid", LinkOption.NOFOLLOW_LINKS)
                    .get("uid");
            return id instanceof Integer number ? name(number, folder, name) : "";
        } catch (IOException e) {
            return "";
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            return ownerByName(folder, name);
        }
    }

    private String name(int number, Folder folder, Path name) {
        String known = nameById.get(number);
        if (known == null) {
            String asked = numbersAreOurs ? ownerByName(folder, name) : "";
            known = asked.isEmpty() ? Integer.toString(number) : asked;
            nameById.put(number, known);
        }
        return known;
    }

    private static String ownerByName(Folder folder, Path name) {
        try {
            return folder.owner(name);
        } catch (IOException e) {
            return "";
        }
    }
}
