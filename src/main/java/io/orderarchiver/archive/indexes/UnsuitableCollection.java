package io.orderarchiver.archive.indexes;

/**
 * A collection that no run can work with.
 *
 * @param name its name
 * @param sentence what it is, what it has to be, and what to do
 * @param remedy lines to paste
 */
public record UnsuitableCollection(String name, String sentence, String remedy) {
}
