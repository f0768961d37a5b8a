package io.idetunnel.spl;

/**
 * {@code outputlookup [append=t] [key_field=field] [create_empty=] [override_if_empty=] name}: in Splunk, writes the rows into a lookup and hands them on.
 * Here they are handed on and nothing is written, which a message says: what a search learns from one export is no knowledge of a site. Source: Search
 * Reference, outputlookup.
 */
record OutputlookupCommand(String name) implements Command {

    static Command parse(Cursor cursor, Parsing parsing) {
        Options options = new Options(
                        cursor, "outputlookup", "append", "key_field", "create_empty", "override_if_empty", "max")
                .readAll();
        for (String flag : new String[] {"append", "create_empty", "override_if_empty"}) {
            options.flag(flag, false);
        }
        options.number("max", 0);
        int at = cursor.at();
        String name = cursor.field("outputlookup");
        if (parsing.knowledge().lookup(name) == null) {
            throw cursor.error(at, "there is no lookup " + name + " in transforms.conf.");
        }
        cursor.expectEnd("outputlookup");
        return new OutputlookupCommand(name);
    }

    @Override
    public Processor open(Processor next, Run run) {
        return new EachRow(next, row -> {
            run.messages().warn("outputlookup wrote nothing into " + name + ": searches here read and never write.");
            return row;
        });
    }

    @Override
    public boolean isForSplunkAlone() {
        return true;
    }
}
