/**
 * Tests of whole runs.
 */
@NullMarked
package io.orderarchiver.run;

import org.jspecify.annotations.NullMarked;
