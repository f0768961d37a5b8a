package io.idetunnel.commandline;

import java.util.ArrayList;
import java.util.List;

/**
 * One word of a command line.
 *
 * @param text what the program receives
 * @param quoted whether it began with a quote
 * @param odd whether quotes or escapes stood between two of its letters, which no one types but to hide a word
 */
public record Word(String text, boolean quoted, boolean odd) {

    static Word of(String text) {
        return new Word(text, false, false);
    }

    static List<Word> all(List<String> texts) {
        List<Word> words = new ArrayList<>(texts.size());
        for (String text : texts) {
            words.add(of(text));
        }
        return words;
    }

    /** What the program receives, word by word. */
    public static List<String> texts(List<Word> words) {
        List<String> texts = new ArrayList<>(words.size());
        for (Word word : words) {
            texts.add(word.text);
        }
        return texts;
    }
}
