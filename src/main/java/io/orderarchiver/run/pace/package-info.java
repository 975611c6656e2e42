/**
 * Who makes a run go slower, or wait, and where that can be seen: the file {@code pause},
 * and a row of the job repository, with one more for what each worker sees of MongoDB;
 * its doors are {@link PaceConfiguration}, {@link RunPacing}, {@link PaceRows} and
 * {@link RecordedPace}.
 */
@NullMarked
package io.orderarchiver.run.pace;

import org.jspecify.annotations.NullMarked;
