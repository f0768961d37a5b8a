package io.idetunnel.artifact;

import java.util.ArrayList;
import java.util.List;

/** The patterns of many rows as one tree of names, so that a folder is walked once for all of them. */
final class PatternTree {

    private final Node root = new Node(NamePattern.of(""), false);
    private final List<NamePattern> secretNames;

    PatternTree(List<String> secretNames) {
        this.secretNames = secretNames.stream().map(NamePattern::of).toList();
    }

    /** Adds a row at a path of patterns; {@code **} stands for any number of folders. */
    void add(String path, Row row) {
        Node node = root;
        for (String name : path.split("/", -1)) {
            node = name.equals("**") ? node.anyDepth() : node.child(name);
        }
        node.rows.add(row);
    }

    Node root() {
        return root;
    }

    /** Whether a file of this name must never be opened, whichever row matched it. */
    boolean isSecret(String name) {
        for (NamePattern secret : secretNames) {
            if (secret.matches(name)) {
                return true;
            }
        }
        return false;
    }

    /** One name of a pattern, what may follow it, and the rows that end here. */
    static final class Node {

        private final NamePattern name;
        private final boolean anyDepth;
        private final List<Node> children = new ArrayList<>();
        private final List<Row> rows = new ArrayList<>();

        private Node(NamePattern name, boolean anyDepth) {
            this.name = name;
            this.anyDepth = anyDepth;
        }

        private Node child(String name) {
            for (Node child : children) {
                if (!child.anyDepth && child.name.text().equals(name)) {
                    return child;
                }
            }
            Node child = new Node(NamePattern.of(name), false);
            children.add(child);
            return child;
        }

        private Node anyDepth() {
            for (Node child : children) {
                if (child.anyDepth) {
                    return child;
                }
            }
            Node child = new Node(NamePattern.of("**"), true);
            children.add(child);
            return child;
        }

        NamePattern name() {
            return name;
        }

        /** Whether this node also stands for every folder below the one it is met in. */
        boolean isAnyDepth() {
            return anyDepth;
        }

        /** What may follow in a folder. */
        List<Node> children() {
            return children;
        }

        List<Row> rows() {
            return rows;
        }
    }
}
