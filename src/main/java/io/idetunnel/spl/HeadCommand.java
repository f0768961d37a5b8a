package io.idetunnel.spl;

/** {@code head [N]}: the first N rows, 10 unless said otherwise. */
record HeadCommand(int count) implements Command {

    static final int DEFAULT = 10;

    static Command parse(Cursor cursor, Parsing parsing) {
        return new HeadCommand(count(cursor, "head"));
    }

    /** The number of rows that head and tail take. */
    static int count(Cursor cursor, String command) {
        Options options = new Options(cursor, command, "limit").readAll();
        if (options.has("limit")) {
            cursor.expectEnd(command);
            return options.number("limit", DEFAULT);
        }
        if (cursor.atEnd()) {
            return DEFAULT;
        }
        double number = Numbers.parse(cursor.peekWord());
        if (!(number >= 0)) {
            throw cursor.error(command + " takes a number of rows, found " + cursor.found() + ".");
        }
        cursor.skip(cursor.peekWord().length());
        cursor.expectEnd(command);
        return (int) number;
    }

    @Override
    public Processor open(Processor next, Run run) {
        return new First(next, count);
    }

    private static final class First implements Processor {

        private final Processor next;
        private int left;

        First(Processor next, int count) {
            this.next = next;
            this.left = count;
        }

        @Override
        public void accept(Row row) {
            if (left > 0) {
                left--;
                next.accept(row);
            }
        }

        @Override
        public void finish() {
            next.finish();
        }

        @Override
        public boolean isFull() {
            return left == 0 || next.isFull();
        }

        @Override
        public void close() {
            next.close();
        }
    }

    @Override
    public Order order() {
        return Order.MATTERS;
    }
}
