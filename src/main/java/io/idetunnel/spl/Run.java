package io.idetunnel.spl;

/**
 * What one run of a search works with.
 *
 * @param now the time that relative times are relative to, in seconds
 * @param range the times that it searches
 * @param messages what it has to tell
 * @param knowledge the app's event types, tags, lookups and commands
 */
record Run(double now, TimeRange range, Messages messages, Knowledge knowledge) {}
