package io.idetunnel.cli;

import java.io.IOException;

/** One way to write what {@code score} found. */
interface ScoreOutput {

    /** One process creation, in the order they are read. */
    void accept(ScoredProcess scored) throws IOException;

    /** All has been read. */
    void end(ScoreCounts counts) throws IOException;
}
