package io.idetunnel.commandline;

import java.util.List;

/**
 * One command of a script.
 *
 * @param words its program and arguments
 * @param target the file that its output goes to; empty if none
 * @param receiver the program that its output goes to; empty if none
 */
record Statement(List<Word> words, String target, String receiver) {}
