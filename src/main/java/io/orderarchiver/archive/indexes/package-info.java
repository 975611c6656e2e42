/**
 * Which indexes an archive wants, and which stand in its way: {@link ArchiveIndexes}
 * creates them, {@link IndexSurvey} only looks.
 */
@NullMarked
package io.orderarchiver.archive.indexes;

import org.jspecify.annotations.NullMarked;
