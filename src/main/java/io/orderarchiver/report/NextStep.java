package io.orderarchiver.report;

/**
 * Something that a person may do next.
 *
 * @param purpose what for, as it stands before a colon
 * @param command the command line to type
 */
public record NextStep(String purpose, String command) {
}
